"""The register of requests (依申请公开登记) and of other matters: events that are never changed, in SQL."""

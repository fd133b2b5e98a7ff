"""The only place that computes: select the version, run the clock, judge the act, explain."""

from datetime import date

import zfgk


def test_twenty_working_days_from_formation():
    answer = zfgk.due("national.disclose-proactively", [{"event": "document.formed", "day": "2021-03-01"}])
    assert answer.due == date(2021, 3, 29)
    assert str(answer.steps[-1].basis).endswith("第二十六条")


def test_a_change_starts_its_own_period():
    events = [{"event": "document.formed", "day": "2021-03-01"}, {"event": "document.changed", "day": "2021-03-03"}]
    assert zfgk.due("national.disclose-proactively", events).due == date(2021, 3, 31)


def test_terms_of_those_who_are_consulted_or_charged():
    served = {"event": "consultation.served", "day": "2021-03-09"}
    assert zfgk.due("national.third-party-opinion", [served]).due == date(2021, 3, 30)
    assert zfgk.due("national.co-producer-opinion", [served]).due == date(2021, 3, 30)
    assert zfgk.due("national.pay-fee", [{"event": "fee.noticed", "day": "2021-03-01"}]).due == date(2021, 3, 29)
    received = {"event": "request.received", "day": "2021-03-01"}
    assert zfgk.due("national.correct-request-notice", [received]).due == date(2021, 3, 10)

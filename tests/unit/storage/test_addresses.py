"""What messages say of a database's address."""

import pytest
from sqlalchemy import make_url

from zfgk.errors import LedgerError
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.ledger.schema import LEDGER
from zfgk.storage.addresses import database_url, name_of


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql+psycopg://u:hunter3@h/x", "postgresql+psycopg://u:***@h/x"),
        ("postgresql+psycopg://u@h:1/x?password=hunter3", "postgresql+psycopg://u@h:1/x?password=***"),
        ("postgresql+psycopg://u@h/x?PASSWORD=hunter3", "postgresql+psycopg://u@h/x?PASSWORD=***"),
        ("postgresql+psycopg://u@h/x?sslpassword=hunter3", "postgresql+psycopg://u@h/x?sslpassword=***"),
        ("postgresql+psycopg://u@h/x?pass%77ord=hunter3", "postgresql+psycopg://u@h/x?password=***"),
        (
            "postgresql+psycopg:///x?host=a:1&host=b:2&sslmode=require&password=hunter3&password=hunter3",
            "postgresql+psycopg:///x?host=a:1,b:2&sslmode=require&password=***",
        ),
        ("mssql+pyodbc:///?odbc_connect=UID%3Du%3BPWD%3Dhunter3", "mssql+pyodbc:///?odbc_connect=***"),
        ("postgresql+psycopg:///x", "postgresql+psycopg:///x"),
    ],
)
def test_an_address_is_shown_without_passwords_wherever_they_stand(written, shown):
    assert name_of(make_url(written)) == shown


def test_a_server_that_is_away_is_told_without_the_password_in_the_query():
    url = database_url("postgresql+psycopg://u@127.0.0.1:1/x?password=hunter3&connect_timeout=2", LEDGER)
    with pytest.raises(LedgerError) as caught, open_ledger(url):
        pass
    assert "127.0.0.1:1/x?password=***" in str(caught.value)
    assert "hunter3" not in str(caught.value)

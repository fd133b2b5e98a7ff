import socket
import urllib.request

import pytest


def test_the_guard_of_this_suite_works():
    with pytest.raises(AssertionError, match="opened a socket"):
        socket.socket()
    with pytest.raises(AssertionError, match="opened a socket"):
        urllib.request.urlopen("http://localhost:9/")

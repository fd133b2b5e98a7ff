"""China's rules on government information disclosure as software."""

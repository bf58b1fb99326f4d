"""What Mijote costs beside a bare Slack app, measured: `make bench`. Start reading with measure.py."""

#!/bin/sh
# Nothing to do: dpkg removes what it installed, and the clinic's /etc/mbc-guide/settings.json stays.

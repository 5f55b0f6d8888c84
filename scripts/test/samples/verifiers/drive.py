import base64
import sys

for line in sys.stdin:
    body, names, secrets = line.rstrip("\n").split("\t")
    headers = dict(pair.split("=", 1) for pair in names.split("|") if pair)
    try:
        verify(base64.b64decode(body), headers, secrets.split(","))
        print("genuine")
    except ValueError:
        print("refused")

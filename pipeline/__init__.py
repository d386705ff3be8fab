"""gongbao: documents of Chinese local governments, read into tables with evidence.

The rooms, in the order the data walks through them:

reading → cleaning → deduplication → cataloguing → extraction → linking → publishing

``contract`` lies under all of them (what the declarations in ``schemas/`` mean in code); ``assets``,
``definitions`` and ``cli`` lie above them and start them. Only those three know of Dagster.
"""

"""What `gongbao trace` prints of each kind of row.

evidence   a row's sentence with the value highlighted, and the lines that say where it stands
statement  an observation or a mention: its evidence, and for a target what became of it
project    a project: its mentions in their order, planned beside reached
conflict   two statements that contradict each other
"""

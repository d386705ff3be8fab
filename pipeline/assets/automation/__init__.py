"""What runs the assets, and what happens around a run: nothing here knows what an asset works out.

job                  the run itself, which the command line, the schedule and the sensor all start
schedule             every day
store_schedule       every hour, what failed because the object store did not answer
raw_folder_sensor    when what a release is made from has changed; manifest: whether it has
outcome_sensors      after a run: failure_report says what failed, webhook sends it, old_runs forgets what is old
abandoned_runs       runs whose process was killed
dagster_home         Dagster's record of runs, and its settings (dagster.yaml)
settings             what the environment may set
"""

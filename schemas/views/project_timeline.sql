-- project_timeline: how did a project go, from mention to mention, and was it done when it was to be done?
-- One row a mention, numbered within its project (`step`) by the date of the document that says so, then by
-- the period spoken of, then by its place in the text; documents without a date come last. The timeline of a
-- whole also holds the steps of its phases, lots and sections, which `part` names; each has one of its own too.
--
-- A planned step stands beside what happened:
--   reached_period   the period of the first report that the planned stage, or a later one, was reached
--   slip_years       years from the end of the planned period to the end of that one, at most (negative: early);
--                    while it is not reached, to the latest year for which a document speaks of the project
--   plan_result      early, on_time, late, overdue (its time has passed, and it is not reported as reached),
--                    open (its time has not come), unknown (no period, or no stage)
CREATE VIEW project_timeline AS
WITH ranked AS (
    SELECT
        project_mentions.*,
        CAST(left(split_part(project_mentions.period, '/', -1), 4) AS INTEGER) AS last_year,
        CASE project_mentions.stage
            WHEN 'proposed' THEN 1 WHEN 'started' THEN 2 WHEN 'construction' THEN 2 WHEN 'completed' THEN 3
        END AS stage_rank,
        coalesce(documents.delivered_on, documents.published_on) AS document_date,
        documents.title AS document_title,
        documents.document_type
    FROM project_mentions
    JOIN documents ON documents.document_id = project_mentions.document_id
),
latest_report AS (
    -- A report speaks of the years up to its own.
    SELECT project_id, max(coalesce(CAST(year(document_date) AS INTEGER), last_year)) AS year
    FROM ranked
    GROUP BY project_id
),
reached AS (
    -- What was reached before the plan was made does not fulfil it.
    SELECT
        planned.mention_id,
        min(done.last_year) AS last_year,
        arg_min(done.period, done.last_year) AS period
    FROM ranked AS planned
    JOIN ranked AS done
        ON done.project_id = planned.project_id
       AND done.modality = 'realised'
       AND done.stage_rank >= planned.stage_rank
       AND done.last_year IS NOT NULL
       AND coalesce(done.document_date, DATE '9999-12-31') > coalesce(planned.document_date, DATE '0001-01-01')
    WHERE planned.modality = 'planned'
    GROUP BY planned.mention_id
),
steps AS (
    SELECT
        ranked.*,
        reached.period AS reached_period,
        CASE
            WHEN modality <> 'planned' OR stage_rank IS NULL OR ranked.last_year IS NULL THEN NULL
            WHEN reached.last_year IS NOT NULL THEN reached.last_year - ranked.last_year
            WHEN latest_report.year > ranked.last_year THEN latest_report.year - ranked.last_year
        END AS slip_years,
        CASE
            WHEN modality <> 'planned' THEN NULL
            WHEN stage_rank IS NULL OR ranked.last_year IS NULL THEN 'unknown'
            WHEN reached.last_year < ranked.last_year THEN 'early'
            WHEN reached.last_year = ranked.last_year THEN 'on_time'
            WHEN reached.last_year > ranked.last_year THEN 'late'
            WHEN latest_report.year > ranked.last_year THEN 'overdue'
            ELSE 'open'
        END AS plan_result
    FROM ranked
    JOIN latest_report ON latest_report.project_id = ranked.project_id
    LEFT JOIN reached ON reached.mention_id = ranked.mention_id
),
families AS (
    -- A project belongs to its own timeline and to that of its whole; one join on either would try every pair.
    SELECT project_id AS whole_id, project_id AS own_id FROM projects
    UNION ALL
    SELECT parent_project_id, project_id FROM projects WHERE parent_project_id IS NOT NULL
)
SELECT
    projects.project_id,
    projects.name AS project_name,
    projects.region,
    row_number() OVER (
        PARTITION BY projects.project_id
        ORDER BY
            steps.document_date NULLS LAST,
            steps.period NULLS LAST,
            steps.document_id,
            steps.raw_start,
            steps.mention_id
    ) AS step,
    steps.document_date,
    steps.period,
    steps.stage,
    steps.modality,
    steps.name AS mentioned_as,
    CASE WHEN own.project_id <> projects.project_id THEN own.name END AS part,
    steps.reached_period,
    steps.slip_years,
    steps.plan_result,
    steps.investment_value,
    steps.investment_unit,
    steps.sentence,
    steps.document_title,
    steps.document_type,
    steps.document_id,
    steps.mention_id
FROM projects
JOIN families ON families.whole_id = projects.project_id
JOIN projects AS own ON own.project_id = families.own_id
JOIN steps ON steps.project_id = own.project_id
ORDER BY projects.project_id, step;

COMMENT ON VIEW project_timeline IS '项目进程：每次提及一行，按文件日期、所述时期排序并编号；计划步骤旁列实际达到的时期和推迟的年数；整体项目含其各分期的步骤；附原句。 | The course of each project: one row a mention, numbered by the date of the document and the period; beside each planned step the period in which it was reached and by how many years it slipped; a whole shows the steps of its parts too; with sentences.';
COMMENT ON COLUMN project_timeline.project_id IS '项目标识；整体项目含其各部分的步骤。 | The project; a whole has the steps of its parts too.';
COMMENT ON COLUMN project_timeline.project_name IS '项目名称。 | Name of the project.';
COMMENT ON COLUMN project_timeline.region IS '项目所在行政区域。 | Administrative area of the project.';
COMMENT ON COLUMN project_timeline.step IS '该次提及在项目中的序号，从 1 起。 | Number of the mention within the project, from 1.';
COMMENT ON COLUMN project_timeline.document_date IS '文件的发表日期，没有时为公布日期。 | Day on which the document was delivered, else published.';
COMMENT ON COLUMN project_timeline.period IS '该阶段所指的时期。 | Period to which the stage refers.';
COMMENT ON COLUMN project_timeline.stage IS '该次提及的最远阶段，代码表 project_stage。 | Furthest stage that the mention speaks of (code list project_stage).';
COMMENT ON COLUMN project_timeline.mentioned_as IS '文中所用的名称。 | Name that the mention uses.';
COMMENT ON COLUMN project_timeline.part IS '该步骤所属部分（分期、标段等）的名称；属于项目本身时为空。 | Name of the part (phase, lot or the like) whose step it is; null for a step of the project itself.';
COMMENT ON COLUMN project_timeline.reached_period IS '首次报告达到计划阶段或更远阶段的时期；非计划步骤为空。 | Period of the first report that the planned stage, or a later one, was reached; null where the step is no plan.';
COMMENT ON COLUMN project_timeline.slip_years IS '自计划时期末至达到时期末的年数，提前为负；尚未达到时计至最近一次提及。 | Years from the end of the planned period to the end of that one, negative where early; to the latest report while it is not reached.';
COMMENT ON COLUMN project_timeline.plan_result IS '计划的结果，代码表 plan_result；非计划步骤为空。 | What became of the plan (code list plan_result); null where the step is no plan.';
COMMENT ON COLUMN project_timeline.investment_value IS '该次提及所述的投资额，以 investment_unit 计。 | Investment that the mention states, in investment_unit.';
COMMENT ON COLUMN project_timeline.document_title IS '文件标题。 | Title of the document.';
COMMENT ON COLUMN project_timeline.document_id IS '出处文件。 | Document that says so.';

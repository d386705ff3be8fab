-- project_timeline: how did a project go, from mention to mention?
-- One row a mention, numbered within its project (`step`) by the date of the document that says so, then by
-- the period spoken of, then by its place in the text; documents without a date come last.
CREATE VIEW project_timeline AS
SELECT
    projects.project_id,
    projects.name AS project_name,
    projects.region,
    row_number() OVER (
        PARTITION BY projects.project_id
        ORDER BY
            coalesce(documents.delivered_on, documents.published_on) NULLS LAST,
            project_mentions.period NULLS LAST,
            project_mentions.document_id,
            project_mentions.raw_start,
            project_mentions.mention_id
    ) AS step,
    coalesce(documents.delivered_on, documents.published_on) AS document_date,
    project_mentions.period,
    project_mentions.stage,
    project_mentions.modality,
    project_mentions.name AS mentioned_as,
    project_mentions.investment_value,
    project_mentions.investment_unit,
    project_mentions.sentence,
    documents.title AS document_title,
    documents.document_type,
    project_mentions.document_id,
    project_mentions.mention_id
FROM project_mentions
JOIN projects ON projects.project_id = project_mentions.project_id
JOIN documents ON documents.document_id = project_mentions.document_id
ORDER BY projects.project_id, step;

COMMENT ON VIEW project_timeline IS '项目进程：每次提及一行，按文件日期、所述时期排序并编号，附阶段、语气和原句。 | The course of each project: one row a mention, numbered by the date of the document and the period, with stage, modality and sentence.';

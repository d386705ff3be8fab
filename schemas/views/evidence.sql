-- evidence(id): where does a row come from?
-- For an observation_id or a mention_id, one row: what it says, the sentence (as far as the access of the
-- document allows), the document, the raw file and the characters in it. No row for an id that there is not.
--     FROM evidence('obs_0123456789abcdef');
-- Offsets are Unicode code points of the decoded raw file, end exclusive.
CREATE MACRO evidence(id) AS TABLE
-- The id is compared outside of the tables: within them `evidence(observation_id)`, asked for every row of a query,
-- would mean the column of the table itself.
WITH rows_with_evidence AS (
    SELECT
        observation_id AS row_id,
        'observation' AS kind,
        indicator_name AS name,
        concat_ws(' ', CAST(value AS VARCHAR) || coalesce('–' || CAST(value_high AS VARCHAR), ''), unit) AS says,
        period, region, document_id, passage_id, raw_start, raw_end,
        sentence_start, sentence_end, sentence, sentence_sha256, rule
    FROM observations
    UNION ALL
    SELECT
        mention_id,
        'project_mention',
        name,
        concat_ws(' ', modality, stage),
        period, region, document_id, passage_id, raw_start, raw_end,
        sentence_start, sentence_end, sentence, sentence_sha256, rule
    FROM project_mentions
),
said AS (
    SELECT *
    FROM rows_with_evidence
    WHERE row_id = id
)
SELECT
    said.row_id,
    said.kind,
    said.name,
    said.says,
    said.period,
    said.region,
    said.sentence,
    documents.title AS document_title,
    coalesce(documents.delivered_on, documents.published_on) AS document_date,
    passages.section,
    copies.raw_path,
    copies.raw_sha256,
    copies.encoding,
    said.raw_start,
    said.raw_end,
    said.sentence_start,
    said.sentence_end,
    said.sentence_sha256,
    documents.source_url,
    documents.access,
    said.rule,
    said.document_id,
    said.passage_id
FROM said
JOIN documents ON documents.document_id = said.document_id
JOIN passages ON passages.passage_id = said.passage_id
LEFT JOIN copies ON copies.document_id = said.document_id AND copies.relation = 'primary';

COMMENT ON MACRO TABLE evidence IS '一行的出处：按观测值标识或提及标识，给出原句、文件、原始文件路径和字符位置。 | The evidence of a row: for an observation_id or mention_id, the sentence, the document, the raw file and the characters.';

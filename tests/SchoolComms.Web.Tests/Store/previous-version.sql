-- schoolcomms_app
INSERT INTO account (id, access_failed_count, authenticator_key, authenticator_step, concurrency_stamp, display_name, email, email_confirmed, lockout_enabled, lockout_end, normalized_email, normalized_user_name, password_hash, phone_number, phone_number_confirmed, security_stamp, spare_codes, two_factor_enabled, user_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)

-- schoolcomms_app
INSERT INTO account_session (id, account, address, browser, ended_at, last_seen_at, of_official, started_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- schoolcomms_app
INSERT INTO acknowledgement (edition_id, person_id, school_id, at, paper_recorded_by, paper_scan, paper_signed_on)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- schoolcomms_app
INSERT INTO chat_member (chat_id, person_id, school_id, departure, ended_at, is_moderator, joined_at, last_read, role)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- schoolcomms_app
INSERT INTO class_membership (class_id, person_id, role, school_id, since, subject, ended_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- schoolcomms_app
INSERT INTO invite (id, school_id, annul_reason, annulled_at, annulled_by, chat_id, class_id, code_hash, expires_at, issued_at, issued_by, person_id, role, used, uses)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)

-- schoolcomms_app
INSERT INTO person (id, school_id, account_id, birth_date, email, joined_at, journal_id, left_at, merged_into, name, name_key, phone, post)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)

-- schoolcomms_app
INSERT INTO role_grant (person_id, role, school_id, since, ended_at)
VALUES ($1, $2, $3, $4, $5)

-- schoolcomms_app
SELECT (
    SELECT count(*)::int
    FROM join_request AS j
    WHERE FALSE), (
    SELECT count(*)::int
    FROM role_verification AS r
    WHERE FALSE), (
    SELECT count(*)::int
    FROM (
        SELECT DISTINCT m.message_id
        FROM message_report AS m
        WHERE m.school_id = $1 AND m.outcome IS NULL AND (m.chat_id IN (
            SELECT c.chat_id
            FROM chat_member AS c
            WHERE c.school_id = $2 AND c.person_id = $3 AND c.is_moderator AND c.ended_at IS NULL
        ) OR m.id IN (
            SELECT m0.id
            FROM message_report AS m0
            WHERE m0.school_id = $1 AND m0.outcome IS NULL AND (m0.director_from IS NULL OR m0.director_from <= $4)
        )) AND NOT EXISTS (
            SELECT 1
            FROM message AS m1
            WHERE m1.school_id = $5 AND m1.chat_id = m.chat_id AND m1.id = m.message_id AND m1.author_id = $6)
    ) AS m2)
FROM school AS s
WHERE s.school_id = $7
LIMIT 2

-- schoolcomms_app
SELECT (
    SELECT count(*)::int
    FROM join_request AS j
    WHERE j.school_id = $1 AND j.class_id IS NOT NULL AND j.class_id = ANY ($2) AND j.state = 'Waiting'), (
    SELECT count(*)::int
    FROM role_verification AS r
    WHERE FALSE), (
    SELECT count(*)::int
    FROM (
        SELECT DISTINCT m.message_id
        FROM message_report AS m
        WHERE m.school_id = $3 AND m.outcome IS NULL AND m.chat_id IN (
            SELECT c.chat_id
            FROM chat_member AS c
            WHERE c.school_id = $4 AND c.person_id = $5 AND c.is_moderator AND c.ended_at IS NULL
        ) AND NOT EXISTS (
            SELECT 1
            FROM message AS m0
            WHERE m0.school_id = $6 AND m0.chat_id = m.chat_id AND m0.id = m.message_id AND m0.author_id = $7)
    ) AS m1)
FROM school AS s
WHERE s.school_id = $8
LIMIT 2

-- schoolcomms_app
SELECT (
    SELECT count(*)::int
    FROM join_request AS j
    WHERE j.school_id = $1 AND j.state = 'Waiting'), (
    SELECT count(*)::int
    FROM role_verification AS r
    WHERE r.school_id = $2 AND r.state = 'Claimed'), (
    SELECT count(*)::int
    FROM (
        SELECT DISTINCT m.message_id
        FROM message_report AS m
        WHERE m.school_id = $3 AND m.outcome IS NULL AND m.chat_id IN (
            SELECT c.chat_id
            FROM chat_member AS c
            WHERE c.school_id = $4 AND c.person_id = $5 AND c.is_moderator AND c.ended_at IS NULL
        ) AND NOT EXISTS (
            SELECT 1
            FROM message AS m0
            WHERE m0.school_id = $6 AND m0.chat_id = m.chat_id AND m0.id = m.message_id AND m0.author_id = $7)
    ) AS m1)
FROM school AS s
WHERE s.school_id = $8
LIMIT 2

-- schoolcomms_app
SELECT (
    SELECT count(*)::int
    FROM person AS p
    WHERE p.school_id = $1 AND p.school_id = s.school_id AND p.left_at IS NULL AND EXISTS (
        SELECT 1
        FROM role_grant AS r
        WHERE r.school_id = $2 AND r.ended_at IS NULL AND p.school_id = r.school_id AND p.id = r.person_id AND r.role = 'Student')), (
    SELECT count(*)::int
    FROM school_class AS s0
    WHERE s0.school_id = $3 AND s0.school_id = s.school_id AND s0.school_year >= $4), (
    SELECT count(*)::int
    FROM school_class AS s1
    WHERE s1.school_id = $3 AND s1.school_id = s.school_id AND s1.school_year >= $4 AND EXISTS (
        SELECT 1
        FROM appointment AS a
        WHERE a.school_id = $5 AND a.starts_at <= $6 AND (a.ends_at IS NULL OR $7 < a.ends_at) AND a.office = 'ClassTeacher' AND a.class_id = s1.id)), (
    SELECT count(*)::int
    FROM invite AS i
    WHERE i.school_id = $8 AND i.school_id = s.school_id), (
    SELECT count(*)::int
    FROM person AS p0
    WHERE p0.school_id = $9 AND p0.school_id = s.school_id AND p0.left_at IS NULL AND p0.account_id IS NOT NULL)
FROM school AS s
WHERE s.school_id = $10
LIMIT 2

-- schoolcomms_app
SELECT CASE
    WHEN g.guardian_id = $1 THEN g.child_id
    ELSE g.guardian_id
END
FROM guardianship AS g
WHERE g.school_id = $2 AND g.ended_at IS NULL AND (g.guardian_id = $1 OR g.child_id = $3)

-- schoolcomms_app
SELECT EXISTS (
    SELECT 1
    FROM acknowledgement AS a
    WHERE a.school_id = $1 AND a.person_id = $2 AND a.edition_id = $3)

-- schoolcomms_app
SELECT EXISTS (
    SELECT 1
    FROM appointment AS a
    WHERE a.school_id = $1 AND a.starts_at <= $2 AND (a.ends_at IS NULL OR $3 < a.ends_at) AND a.person_id = $4 AND a.office <> 'ClassTeacher')

-- schoolcomms_app
SELECT EXISTS (
    SELECT 1
    FROM class_membership AS c
    WHERE c.school_id = $1 AND c.class_id = $2 AND ((c.person_id = $3 AND c.role = $4) OR (c.role = 'Student' AND EXISTS (
        SELECT 1
        FROM guardianship AS g
        WHERE g.school_id = $5 AND g.ended_at IS NULL AND g.guardian_id = $6 AND g.child_id = c.person_id))) AND c.ended_at IS NULL)

-- schoolcomms_app
SELECT EXISTS (
    SELECT 1
    FROM person AS p
    WHERE p.school_id = $1 AND p.name_key = $2 AND p.left_at IS NOT NULL AND p.email = $3)

-- schoolcomms_app
SELECT EXISTS (
    SELECT 1
    FROM violation AS v
    WHERE v.school_id = $1 AND v.person_id = $2) OR EXISTS (
    SELECT 1
    FROM block AS b
    WHERE b.school_id = $3 AND b.person_id = $4) OR EXISTS (
    SELECT 1
    FROM access_restriction AS a
    WHERE a.school_id = $5 AND a.person_id = $6) OR EXISTS (
    SELECT 1
    FROM personal_reminder AS p
    WHERE p.school_id = $7 AND p.person_id = $8)
FROM school AS s
WHERE s.school_id = $9
LIMIT 2

-- schoolcomms_app
SELECT a.id, a.access_failed_count, a.authenticator_key, a.authenticator_step, a.concurrency_stamp, a.display_name, a.email, a.email_confirmed, a.lockout_enabled, a.lockout_end, a.normalized_email, a.normalized_user_name, a.password_hash, a.phone_number, a.phone_number_confirmed, a.security_stamp, a.spare_codes, a.two_factor_enabled, a.user_name
FROM account AS a
WHERE a.normalized_email = $1
LIMIT 2

-- schoolcomms_app
SELECT a.id, a.access_failed_count, a.authenticator_key, a.authenticator_step, a.concurrency_stamp, a.display_name, a.email, a.email_confirmed, a.lockout_enabled, a.lockout_end, a.normalized_email, a.normalized_user_name, a.password_hash, a.phone_number, a.phone_number_confirmed, a.security_stamp, a.spare_codes, a.two_factor_enabled, a.user_name
FROM account AS a
WHERE a.normalized_user_name = $1
LIMIT 1

-- schoolcomms_app
SELECT a.id, a.claim_type, a.claim_value, a.user_id
FROM account_claim AS a
WHERE a.user_id = $1

-- schoolcomms_app
SELECT a.id, p0.id, p0.name, a.office, a.area, a.school_id, a.class_id, a.ends_at, a.person_id, a.starts_at, a.order_date, a.order_number
FROM appointment AS a
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON a.person_id = p0.id
WHERE a.school_id = $2 AND a.office <> 'ClassTeacher'
ORDER BY a.ends_at IS NOT NULL AND a.ends_at <= $3, a.id DESC
LIMIT $4

-- schoolcomms_app
SELECT a.office
FROM appointment AS a
WHERE a.school_id = $1 AND a.starts_at <= $2 AND (a.ends_at IS NULL OR $3 < a.ends_at) AND EXISTS (
    SELECT 1
    FROM person AS p
    WHERE p.school_id = $4 AND p.id = a.person_id AND p.account_id = $5 AND p.left_at IS NULL)

-- schoolcomms_app
SELECT a.office AS "Office", s0.name AS "Class", a.order_date, a.order_number, a.starts_at AS "StartsAt", a.ends_at AS "EndsAt"
FROM appointment AS a
LEFT JOIN (
    SELECT s.id, s.name
    FROM school_class AS s
    WHERE s.school_id = $1
) AS s0 ON a.class_id = s0.id
WHERE a.school_id = $2 AND a.person_id = $3
ORDER BY a.ends_at IS NOT NULL, a.id DESC

-- schoolcomms_app
SELECT a.person_id AS "Person", max(a.at) AS "At"
FROM acknowledgement_reminder AS a
WHERE a.school_id = $1 AND a.edition_id = $2 AND a.person_id = ANY ($3)
GROUP BY a.person_id

-- schoolcomms_app
SELECT a.school_id, a.hash, a.seq
FROM audit_head AS a
WHERE a.school_id = $1
LIMIT 2

-- schoolcomms_app
SELECT a.school_id, a.id, a.area, a.class_id, a.ends_at, a.office, a.person_id, a.starts_at, a.order_date, a.order_number, p0.id, p0.name, p0.joined_at
FROM appointment AS a
INNER JOIN (
    SELECT p.id, p.joined_at, p.name
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON a.person_id = p0.id
WHERE a.school_id = $2 AND a.starts_at <= $3 AND (a.ends_at IS NULL OR $4 < a.ends_at) AND a.class_id = $5
LIMIT 1

-- schoolcomms_app
SELECT a.school_id, a.person_id, a.edition_id, a.at, a.paper_recorded_by, a.paper_scan, a.paper_signed_on
FROM acknowledgement AS a
WHERE a.school_id = $1 AND a.edition_id = $2 AND a.person_id = ANY ($3)

-- schoolcomms_app
SELECT a.school_id, a.seq, a.actor_id, a.at, a.hash, a.kind, a.payload
FROM audit_entry AS a
WHERE a.school_id = $1
ORDER BY a.seq DESC
LIMIT $2

-- schoolcomms_app
SELECT a0.id, p0.name, CASE
    WHEN a0.violation_id IS NOT NULL THEN 1
    WHEN a0.block_id IS NOT NULL THEN 2
    ELSE 3
END, COALESCE((
    SELECT c0.name
    FROM violation AS v
    INNER JOIN (
        SELECT c.id, c.name
        FROM chat AS c
        WHERE c.school_id = $1
    ) AS c0 ON v.chat_id = c0.id
    WHERE v.school_id = $2 AND v.id = a0.violation_id
    LIMIT 1), (
    SELECT c2.name
    FROM block AS b
    INNER JOIN (
        SELECT c1.id, c1.name
        FROM chat AS c1
        WHERE c1.school_id = $1
    ) AS c2 ON b.chat_id = c2.id
    WHERE b.school_id = $3 AND b.id = a0.block_id
    LIMIT 1)), (
    SELECT v0.rule
    FROM violation AS v0
    WHERE v0.school_id = $4 AND v0.id = a0.violation_id
    LIMIT 1), a0.at, a0.due_at, a0.outcome, a0.decided_at
FROM (
    SELECT a.id, a.at, a.block_id, a.decided_at, a.due_at, a.outcome, a.person_id, a.violation_id
    FROM appeal AS a
    WHERE a.school_id = $5 AND a.outcome IS NULL
    ORDER BY a.due_at, a.id
    LIMIT $6
) AS a0
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $7
) AS p0 ON a0.person_id = p0.id
ORDER BY a0.due_at, a0.id

-- schoolcomms_app
SELECT b.decided_by AS "Key", count(*)::int AS "Count", count(*) FILTER (WHERE EXISTS (
    SELECT 1
    FROM appeal AS a
    WHERE a.school_id = $1 AND a.block_id = b.id AND a.outcome = 'Undone'))::int AS "Undone"
FROM block AS b
WHERE b.school_id = $2 AND b.decided_as = 'Moderator' AND b.blocked_from >= $3 AND b.blocked_from < $4
GROUP BY b.decided_by

-- schoolcomms_app
SELECT b.school_id, b.id, b.chat_id, b.clause, b.decided_as, b.decided_by, b.decided_until, b.edition_id, b.blocked_from, b.ground, b.person_id, b.blocked_until, b.basis_document, b.basis_reason, b.lifting_at, b.lifting_by, b.lifting_kind, b.lifting_reason
FROM block AS b
WHERE b.school_id = $1 AND b.chat_id = $2 AND b.person_id = $3

-- schoolcomms_app
SELECT b0."Key" AS "InForce", count(*)::int AS "Count"
FROM (
    SELECT $1 < b.blocked_until AS "Key"
    FROM block AS b
    WHERE b.school_id = $2 AND b.blocked_from <= $3 AND b.blocked_until >= $4 AND (b.lifting_at IS NULL OR b.lifting_kind <> 'Undone' OR b.lifting_kind IS NULL)
) AS b0
GROUP BY b0."Key"

-- schoolcomms_app
SELECT c.chat_id
FROM chat_member AS c
WHERE c.school_id = $1 AND c.person_id = $2 AND c.is_moderator AND c.ended_at IS NULL

-- schoolcomms_app
SELECT c.class_id
FROM class_membership AS c
WHERE c.school_id = $1 AND c.person_id = $2 AND c.ended_at IS NULL

-- schoolcomms_app
SELECT c.class_id
FROM class_membership AS c
WHERE c.school_id = $1 AND c.person_id = $2 AND c.role = $3 AND c.ended_at IS NULL
UNION
SELECT c1.class_id
FROM guardianship AS g
INNER JOIN (
    SELECT c0.class_id, c0.person_id, c0.role, c0.ended_at
    FROM class_membership AS c0
    WHERE c0.school_id = $1
) AS c1 ON g.child_id = c1.person_id
WHERE g.school_id = $4 AND g.ended_at IS NULL AND g.guardian_id = $5 AND c1.role = 'Student' AND c1.ended_at IS NULL

-- schoolcomms_app
SELECT c.ended_at
FROM class_membership AS c
WHERE c.school_id = $1 AND c.class_id = $2 AND ((c.person_id = $3 AND c.role = $4) OR (c.role = 'Student' AND EXISTS (
    SELECT 1
    FROM guardianship AS g
    WHERE g.school_id = $5 AND g.ended_at IS NULL AND g.guardian_id = $6 AND g.child_id = c.person_id)))

-- schoolcomms_app
SELECT c.id
FROM chat AS c
WHERE c.school_id = $1 AND c.class_id IS NOT NULL AND c.class_id = $2 AND c.kind = ANY ($3) AND EXISTS (
    SELECT 1
    FROM chat_member AS c0
    WHERE c0.school_id = $4 AND c0.chat_id = c.id AND c0.person_id = $5 AND c0.ended_at IS NULL)
LIMIT 1

-- schoolcomms_app
SELECT c.id AS "Id", c.name AS "Name"
FROM chat AS c
WHERE c.school_id = $1 AND c.id = ANY ($2)

-- schoolcomms_app
SELECT c.id, c.name
FROM chat AS c
WHERE c.school_id = $1 AND EXISTS (
    SELECT 1
    FROM invite AS i
    WHERE i.school_id = $2 AND (i.role = ANY ($3) OR (i.class_id IS NOT NULL AND i.class_id = ANY ($4) AND i.role = ANY ($5)) OR (i.chat_id IS NOT NULL AND i.chat_id = ANY ($6) AND i.role = ANY ($7))) AND i.chat_id = c.id)
ORDER BY c.name
LIMIT $8

-- schoolcomms_app
SELECT c.kind AS "Kind", c.id AS "Id", EXISTS (
    SELECT 1
    FROM chat_member AS c0
    WHERE c0.school_id = $1 AND c0.chat_id = c.id AND c0.person_id = $2 AND c0.ended_at IS NULL) AS "IsMember"
FROM chat AS c
WHERE c.school_id = $3 AND c.class_id = $4 AND c.kind IN ('ClassStudents', 'ClassParents', 'ClassTeachers')

-- schoolcomms_app
SELECT c.person_id AS "PersonId", c4.name AS "Name"
FROM chat_member AS c
INNER JOIN (
    SELECT c3.id, c3.name
    FROM chat AS c3
    WHERE c3.school_id = $1
) AS c4 ON c.chat_id = c4.id
WHERE c.school_id = $2 AND c.person_id = ANY ($3) AND c.ended_at IS NULL AND c.chat_id IN (
    SELECT c2.id
    FROM chat_member AS c0
    INNER JOIN (
        SELECT c1.id, c1.kind
        FROM chat AS c1
        WHERE c1.school_id = $4
    ) AS c2 ON c0.chat_id = c2.id
    WHERE c0.school_id = $5 AND c0.person_id = $6 AND c0.ended_at IS NULL AND c2.kind NOT IN ('SchoolChannel', 'StaffChannel', 'Direct')
)

-- schoolcomms_app
SELECT c.person_id AS "PersonId", s0.name AS "Name"
FROM class_membership AS c
INNER JOIN (
    SELECT s.id, s.name
    FROM school_class AS s
    WHERE s.school_id = $1
) AS s0 ON c.class_id = s0.id
WHERE c.school_id = $2 AND c.person_id = ANY ($3) AND c.ended_at IS NULL AND s0.name <> $4
UNION ALL
SELECT g.guardian_id AS "PersonId", s2.name AS "Name"
FROM guardianship AS g
INNER JOIN (
    SELECT c0.class_id, c0.person_id, c0.role, c0.ended_at
    FROM class_membership AS c0
    WHERE c0.school_id = $2
) AS c1 ON g.child_id = c1.person_id
INNER JOIN (
    SELECT s1.id, s1.name
    FROM school_class AS s1
    WHERE s1.school_id = $1
) AS s2 ON c1.class_id = s2.id
WHERE g.school_id = $5 AND g.ended_at IS NULL AND g.guardian_id = ANY ($6) AND c1.role = 'Student' AND c1.ended_at IS NULL
UNION ALL
SELECT a.person_id AS "PersonId", s4.name AS "Name"
FROM appointment AS a
INNER JOIN (
    SELECT s3.id, s3.name
    FROM school_class AS s3
    WHERE s3.school_id = $1
) AS s4 ON a.class_id = s4.id
WHERE a.school_id = $7 AND a.starts_at <= $8 AND (a.ends_at IS NULL OR $9 < a.ends_at) AND a.person_id = ANY ($10)

-- schoolcomms_app
SELECT c.school_id, c.chat_id, c.person_id, c.departure, c.ended_at, c.is_moderator, c.joined_at, c.last_read, c.role
FROM chat_member AS c
WHERE c.school_id = $1 AND c.person_id = $2 AND c.chat_id = ANY ($3)

-- schoolcomms_app
SELECT c.school_id, c.chat_id, c.person_id, c.departure, c.ended_at, c.is_moderator, c.joined_at, c.last_read, c.role, p0.name AS "Name"
FROM chat_member AS c
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON c.person_id = p0.id
WHERE c.school_id = $2 AND c.chat_id = $3 AND c.person_id = $4
LIMIT 2

-- schoolcomms_app
SELECT c.school_id, c.id, c.class_id, c.created_at, c.created_by, c.first_id, c.kind, c.name, c.second_id
FROM chat AS c
WHERE c.school_id = $1 AND ((c.class_id IS NOT NULL AND c.class_id = ANY ($2) AND c.kind = ANY ($3)) OR c.kind = 'SchoolChannel')

-- schoolcomms_app
SELECT c.school_id, c.id, c.class_id, c.created_at, c.created_by, c.first_id, c.kind, c.name, c.second_id
FROM chat AS c
WHERE c.school_id = $1 AND c.id = ANY ($2)
ORDER BY c.name

-- schoolcomms_poster
SELECT c.school_id, c.id, c.class_id, c.created_at, c.created_by, c.first_id, c.kind, c.name, c.second_id, s.school_id, s.chat_id, s.person_id, s.departure, s.ended_at, s.is_moderator, s.joined_at, s.last_read, s.role, EXISTS (
    SELECT 1
    FROM block AS b
    WHERE b.school_id = s.school_id AND b.chat_id = s.chat_id AND b.person_id = s.person_id AND b.blocked_from <= $1 AND $2 < b.blocked_until) AS "IsBlocked", EXISTS (
    SELECT 1
    FROM rule_exception AS r
    WHERE r.school_id = s.school_id AND r.chat_id = s.chat_id AND r.lifted_from <= $3 AND $4 < r.lifted_until) AS "HasExceptions", EXISTS (
    SELECT 1
    FROM unsent_message AS u
    WHERE u.touched_at > $5 AND u.school_id = s.school_id AND u.chat_id = s.chat_id AND u.author_id = s.person_id) AS "HasUnsent"
FROM (
    select m.* from (select distinct * from unnest($6::uuid[], $7::uuid[], $8::uuid[])) as place (school_id, chat_id, person_id)
        join chat_member m using (school_id, chat_id, person_id)
) AS s
INNER JOIN chat AS c ON s.school_id = c.school_id AND s.chat_id = c.id
WHERE s.ended_at IS NULL

-- schoolcomms_poster
SELECT c.school_id, c.id, c.class_id, c.created_at, c.created_by, c.first_id, c.kind, c.name, c.second_id, s.school_id, s.chat_id, s.person_id, s.departure, s.ended_at, s.is_moderator, s.joined_at, s.last_read, s.role, EXISTS (
    SELECT 1
    FROM block AS b
    WHERE b.school_id = s.school_id AND b.chat_id = s.chat_id AND b.person_id = s.person_id AND b.blocked_from <= $1 AND $2 < b.blocked_until) AS "IsBlocked", EXISTS (
    SELECT 1
    FROM rule_exception AS r
    WHERE r.school_id = s.school_id AND r.chat_id = s.chat_id AND r.lifted_from <= $3 AND $4 < r.lifted_until) AS "HasExceptions", EXISTS (
    SELECT 1
    FROM unsent_message AS u
    WHERE u.touched_at > $5 AND u.school_id = s.school_id AND u.chat_id = s.chat_id AND u.author_id = s.person_id) AS "HasUnsent", (
    SELECT count(*)::int
    FROM chat_member AS c0
    WHERE c0.school_id = s.school_id AND c0.chat_id = s.chat_id AND c0.ended_at IS NULL) AS "Members", CASE
    WHEN s.is_moderator THEN (
        SELECT count(*)::int
        FROM queued_message AS q
        WHERE q.school_id = s.school_id AND q.chat_id = s.chat_id AND q.state = 'Held' AND q.author_id <> s.person_id)
    ELSE 0
END AS "Held", EXISTS (
    SELECT 1
    FROM queued_message AS q0
    WHERE q0.school_id = s.school_id AND q0.chat_id = s.chat_id AND q0.author_id = s.person_id AND q0.state IN ('Waiting', 'Refused', 'Held', 'Declined')) AS "HasQueued", EXISTS (
    SELECT 1
    FROM personal_reminder AS p
    WHERE p.school_id = s.school_id AND p.chat_id = s.chat_id AND p.person_id = s.person_id AND p.read_at IS NULL) AS "HasReminders"
FROM (
    select m.* from (select distinct * from unnest($6::uuid[], $7::uuid[], $8::uuid[])) as place (school_id, chat_id, person_id)
        join chat_member m using (school_id, chat_id, person_id)
) AS s
INNER JOIN chat AS c ON s.school_id = c.school_id AND s.chat_id = c.id
WHERE s.ended_at IS NULL

-- schoolcomms_app
SELECT c.school_id, c.id, c.elsewhere, c.holds_from, c.given_by, c.person_id, c.places, c.purpose, c.recorded_at, c.recorded_by, c.scan_id, c.holds_until, c.document_date, c.document_number, c.withdrawal_at, c.withdrawal_by, c.withdrawal_reason, c.withdrawal_recorded_by
FROM consent AS c
WHERE c.school_id = $1 AND c.person_id = $2
ORDER BY c.id

-- schoolcomms_app
SELECT c.school_id, c.id, c.elsewhere, c.holds_from, c.given_by, c.person_id, c.places, c.purpose, c.recorded_at, c.recorded_by, c.scan_id, c.holds_until, c.document_date, c.document_number, c.withdrawal_at, c.withdrawal_by, c.withdrawal_reason, c.withdrawal_recorded_by
FROM consent AS c
WHERE c.school_id = $1 AND c.person_id = ANY ($2)

-- schoolcomms_app
SELECT c.school_id, c.id, c.elsewhere, c.holds_from, c.given_by, c.person_id, c.places, c.purpose, c.recorded_at, c.recorded_by, c.scan_id, c.holds_until, c.document_date, c.document_number, c.withdrawal_at, c.withdrawal_by, c.withdrawal_reason, c.withdrawal_recorded_by
FROM consent AS c
WHERE c.school_id = $1 AND c.person_id = ANY ($2)
ORDER BY c.id

-- schoolcomms_app
SELECT c0.id AS "Id", c0.name AS "Name", b.blocked_until AS "Until", b.clause AS "Clause", b.edition_id AS "EditionId"
FROM block AS b
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON b.chat_id = c0.id
WHERE b.school_id = $2 AND b.person_id = $3 AND b.blocked_from <= $4 AND $5 < b.blocked_until
ORDER BY b.blocked_until
LIMIT $6

-- schoolcomms_app
SELECT c0.id, c0.name, p0.id, p0.name, p2.name, b.blocked_from, b.blocked_until, b.clause, b.edition_id
FROM block AS b
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON b.chat_id = c0.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $2
) AS p0 ON b.person_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $2
) AS p2 ON b.decided_by = p2.id
WHERE b.school_id = $3 AND b.chat_id = ANY ($4) AND b.blocked_from <= $5 AND $6 < b.blocked_until
ORDER BY b.blocked_until
LIMIT $7

-- schoolcomms_app
SELECT c0.id, c0.name, p0.id, p0.name, p2.name, m.removal_at, m.id, m.removal_rule, m.text, m.removal_clause, m.removal_edition_id
FROM message AS m
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON m.chat_id = c0.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $2
) AS p0 ON m.author_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $2
) AS p2 ON m.removal_by = p2.id
WHERE m.school_id = $3 AND m.chat_id = ANY ($4) AND m.removal_as IS NOT NULL
ORDER BY m.id DESC
LIMIT $5

-- schoolcomms_app
SELECT c0.id, c0.name, p0.id, p0.name, p2.name, v.recorded_at, v.message_id, v.rule, v.clause, v.edition_id
FROM violation AS v
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON v.chat_id = c0.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $2
) AS p0 ON v.person_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $2
) AS p2 ON v.recorded_by = p2.id
WHERE v.school_id = $3 AND v.chat_id = ANY ($4)
ORDER BY v.id DESC
LIMIT $5

-- schoolcomms_app
SELECT c0.id, c0.name, v.rule, v.clause, v.committed_at
FROM violation AS v
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON v.chat_id = c0.id
WHERE v.school_id = $2 AND v.person_id = $3 AND v.state <> 'Withdrawn'
ORDER BY v.committed_at DESC
LIMIT $4

-- schoolcomms_app
SELECT c1.id, c1.name
FROM chat_member AS c
INNER JOIN (
    SELECT c0.id, c0.name
    FROM chat AS c0
    WHERE c0.school_id = $1
) AS c1 ON c.chat_id = c1.id
WHERE c.school_id = $2 AND c.person_id = $3 AND c.is_moderator AND c.ended_at IS NULL
ORDER BY c1.name
LIMIT $4

-- schoolcomms_app
SELECT c1.id, c1.name, c.is_moderator
FROM chat_member AS c
INNER JOIN (
    SELECT c0.id, c0.kind, c0.name
    FROM chat AS c0
    WHERE c0.school_id = $1
) AS c1 ON c.chat_id = c1.id
WHERE c.school_id = $2 AND c.person_id = $3 AND c.ended_at IS NULL AND c1.kind <> 'Direct'
ORDER BY c1.name, c1.id
LIMIT $4

-- schoolcomms_app
SELECT c1.school_id, c1.id, c1.class_id, c1.created_at, c1.created_by, c1.first_id, c1.kind, c1.name, c1.second_id, c.school_id, c.chat_id, c.person_id, c.departure, c.ended_at, c.is_moderator, c.joined_at, c.last_read, c.role, EXISTS (
    SELECT 1
    FROM block AS b
    WHERE b.school_id = $1 AND b.school_id = c.school_id AND b.chat_id = c.chat_id AND b.person_id = c.person_id AND b.blocked_from <= $2 AND $3 < b.blocked_until) AS "IsBlocked", EXISTS (
    SELECT 1
    FROM rule_exception AS r
    WHERE r.school_id = $4 AND r.school_id = c.school_id AND r.chat_id = c.chat_id AND r.lifted_from <= $5 AND $6 < r.lifted_until) AS "HasExceptions", EXISTS (
    SELECT 1
    FROM unsent_message AS u
    WHERE u.school_id = $7 AND u.touched_at > $8 AND u.school_id = c.school_id AND u.chat_id = c.chat_id AND u.author_id = c.person_id) AS "HasUnsent"
FROM chat_member AS c
INNER JOIN (
    SELECT c0.school_id, c0.id, c0.class_id, c0.created_at, c0.created_by, c0.first_id, c0.kind, c0.name, c0.second_id
    FROM chat AS c0
    WHERE c0.school_id = $9
) AS c1 ON c.school_id = c1.school_id AND c.chat_id = c1.id
WHERE c.school_id = $10 AND c.chat_id = $11 AND c.person_id = $12 AND c.ended_at IS NULL
LIMIT 2

-- schoolcomms_app
SELECT c1.school_id, c1.id, c1.class_id, c1.created_at, c1.created_by, c1.first_id, c1.kind, c1.name, c1.second_id, c2.school_id, c2.chat_id, c2.person_id, c2.departure, c2.ended_at, c2.is_moderator, c2.joined_at, c2.last_read, c2.role
FROM (
    SELECT c.school_id, c.id, c.class_id, c.created_at, c.created_by, c.first_id, c.kind, c.name, c.second_id
    FROM chat AS c
    WHERE c.school_id = $1 AND c.id = $2
    LIMIT 2
) AS c1
LEFT JOIN LATERAL (
    SELECT c0.school_id, c0.chat_id, c0.person_id, c0.departure, c0.ended_at, c0.is_moderator, c0.joined_at, c0.last_read, c0.role
    FROM chat_member AS c0
    WHERE c0.school_id = $3 AND c0.chat_id = $4 AND c0.person_id = $5 AND c0.ended_at IS NULL
    LIMIT 1
) AS c2 ON TRUE

-- schoolcomms_app
SELECT c3.id, c3.name, m0.id, p0.name, m0.sent_at, p2.name, s.purpose, c0.withdrawal_at, c3.id IN (
    SELECT c4.chat_id
    FROM chat_member AS c4
    WHERE c4.school_id = $1 AND c4.person_id = $2 AND c4.is_moderator AND c4.ended_at IS NULL
)
FROM shown_person AS s
INNER JOIN (
    SELECT c.id, c.withdrawal_at
    FROM consent AS c
    WHERE c.school_id = $3
) AS c0 ON s.consent_id = c0.id
INNER JOIN (
    SELECT m.chat_id, m.id, m.author_id, m.sent_at, m.removal_as
    FROM message AS m
    WHERE m.school_id = $4
) AS m0 ON s.chat_id = m0.chat_id AND s.message_id = m0.id
INNER JOIN (
    SELECT c2.id, c2.name
    FROM chat AS c2
    WHERE c2.school_id = $5
) AS c3 ON m0.chat_id = c3.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $6
) AS p0 ON m0.author_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $6
) AS p2 ON s.person_id = p2.id
WHERE s.school_id = $7 AND s.checked_at IS NULL AND c0.withdrawal_at IS NOT NULL AND m0.removal_as IS NULL AND (m0.author_id = $8 OR m0.chat_id IN (
    SELECT c1.chat_id
    FROM chat_member AS c1
    WHERE c1.school_id = $1 AND c1.person_id = $9 AND c1.is_moderator AND c1.ended_at IS NULL
))
ORDER BY m0.id DESC
LIMIT $10

-- schoolcomms_app
SELECT c3.id, c3.name, p0.id, p0.name
FROM chat_member AS c
INNER JOIN (
    SELECT b.id, b.chat_id, b.decided_as, b.blocked_from, b.person_id, b.blocked_until
    FROM block AS b
    WHERE b.school_id = $1
) AS b0 ON c.chat_id = b0.chat_id
INNER JOIN (
    SELECT a.id, a.block_id, a.objections_until
    FROM apology AS a
    WHERE a.school_id = $2
) AS a0 ON b0.id = a0.block_id
INNER JOIN (
    SELECT c0.chat_id, c0.person_id, c0.ended_at
    FROM chat_member AS c0
    WHERE c0.school_id = $3
) AS c1 ON b0.chat_id = c1.chat_id AND b0.person_id = c1.person_id
INNER JOIN (
    SELECT c2.id, c2.name
    FROM chat AS c2
    WHERE c2.school_id = $4
) AS c3 ON b0.chat_id = c3.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $5
) AS p0 ON b0.person_id = p0.id
WHERE c.school_id = $6 AND c.person_id = $7 AND c.is_moderator AND c.ended_at IS NULL AND b0.blocked_from <= $8 AND $9 < b0.blocked_until AND b0.decided_as = 'Moderator' AND a0.objections_until <= $10 AND NOT EXISTS (
    SELECT 1
    FROM objection AS o
    WHERE o.school_id = $11 AND o.apology_id = a0.id) AND c1.ended_at IS NULL
ORDER BY a0.objections_until
LIMIT $12

-- schoolcomms_app
SELECT c4.kind, s1.school_id, s1.id
FROM (
    SELECT s.school_id, s.id
    FROM school_class AS s
    WHERE s.school_id = $1 AND (s.id IN (
        SELECT c.class_id
        FROM class_membership AS c
        WHERE c.school_id = $2 AND c.ended_at IS NULL AND (c.person_id = $3 OR (c.role = 'Student' AND c.person_id IN (
            SELECT g.child_id
            FROM guardianship AS g
            WHERE g.school_id = $4 AND g.ended_at IS NULL AND g.guardian_id = $5
        )))
    ) OR s.id = ANY ($6))
    ORDER BY s.id, s.school_id
    LIMIT $7
) AS s1
INNER JOIN (
    SELECT c3.kind, c3.class_id
    FROM chat AS c3
    WHERE c3.school_id = $8
) AS c4 ON s1.id = c4.class_id
ORDER BY s1.id, s1.school_id

-- schoolcomms_app
SELECT count(*)::int
FROM chat_member AS c
WHERE c.school_id = $1 AND c.chat_id = $2 AND c.ended_at IS NULL

-- schoolcomms_app
SELECT count(*)::int AS "Count", min(a0.due_at) AS "Nearest"
FROM (
    SELECT a.due_at, 1 AS "Key"
    FROM appeal AS a
    WHERE a.school_id = $1 AND a.outcome IS NULL
) AS a0
GROUP BY a0."Key"
LIMIT 2

-- schoolcomms_app
SELECT e.id
FROM edition AS e
WHERE e.school_id = $1 AND e.order_date = ANY ($2)
ORDER BY e.number

-- schoolcomms_app
SELECT e.number
FROM edition AS e
WHERE e.school_id = $1
ORDER BY e.number DESC
LIMIT $2

-- schoolcomms_app
SELECT e.school_id, e.id, e.approved_at, e.approved_by, e.in_force_from, e.number, e.opinions, e.regulation, e.order_date, e.order_number
FROM edition AS e
WHERE e.school_id = $1 AND e.id = $2
LIMIT 2

-- schoolcomms_app
SELECT e0.id, e0.number, e0.school_id, e0.approved_at, e0.approved_by, e0.in_force_from, e0.opinions, e0.regulation, e0.order_date, e0.order_number, p0.name, e2.school_id IS NULL OR e2.edition_id IS NULL, e2.withdrawn_at, p2.name, e2.reason
FROM (
    SELECT e.school_id, e.id, e.approved_at, e.approved_by, e.in_force_from, e.number, e.opinions, e.regulation, e.order_date, e.order_number
    FROM edition AS e
    WHERE e.school_id = $1
    ORDER BY e.number DESC
    LIMIT $2
) AS e0
LEFT JOIN (
    SELECT p.name, p.id AS id0
    FROM person AS p
    WHERE p.school_id = $3
) AS p0 ON e0.approved_by = p0.id0
LEFT JOIN (
    SELECT e1.school_id, e1.edition_id, e1.withdrawn_at, e1.withdrawn_by, e1.reason, e1.edition_id AS edition_id0
    FROM edition_withdrawal AS e1
    WHERE e1.school_id = $4
) AS e2 ON e0.id = e2.edition_id0
LEFT JOIN (
    SELECT p1.name, p1.id AS id0
    FROM person AS p1
    WHERE p1.school_id = $3
) AS p2 ON e2.withdrawn_by = p2.id0
ORDER BY e0.number DESC

-- schoolcomms_app
SELECT e0.order_date, e0.order_number, a.at AS "At"
FROM acknowledgement AS a
INNER JOIN (
    SELECT e.id, e.order_date, e.order_number
    FROM edition AS e
    WHERE e.school_id = $1
) AS e0 ON a.edition_id = e0.id
WHERE a.school_id = $2 AND a.person_id = $3
ORDER BY a.at DESC

-- schoolcomms_app
SELECT g.child_id
FROM guardianship AS g
WHERE g.school_id = $1 AND g.ended_at IS NULL AND g.guardian_id = $2
LIMIT $3

-- schoolcomms_app
SELECT g.child_id AS "ChildId", g.guardian_id AS "GuardianId"
FROM guardianship AS g
WHERE g.school_id = $1 AND g.ended_at IS NULL AND g.child_id = ANY ($2)

-- schoolcomms_app
SELECT i.id
FROM invite AS i
WHERE i.school_id = $1 AND (i.role = ANY ($2) OR (i.class_id IS NOT NULL AND i.class_id = ANY ($3) AND i.role = ANY ($4)) OR (i.chat_id IS NOT NULL AND i.chat_id = ANY ($5) AND i.role = ANY ($6))) AND (i.person_id IS NULL OR i.person_id NOT IN (
    SELECT p.id
    FROM person AS p
    WHERE p.school_id = $7 AND (EXISTS (
        SELECT 1
        FROM role_grant AS r
        WHERE r.school_id = $8 AND r.ended_at IS NULL AND p.school_id = r.school_id AND p.id = r.person_id AND NOT (r.role = ANY ($9) AND r.role = ANY ($9) IS NOT NULL)) OR p.id IN (
        SELECT a.person_id
        FROM appointment AS a
        WHERE a.school_id = $10 AND a.starts_at <= $11 AND (a.ends_at IS NULL OR $12 < a.ends_at)
    ))
)) AND i.id = ANY ($13) AND i.annulled_at IS NULL AND i.used < i.uses AND $14 < i.expires_at

-- schoolcomms_app
SELECT i.school_id, i.id, i.annul_reason, i.annulled_at, i.annulled_by, i.chat_id, i.class_id, i.code_hash, i.expires_at, i.issued_at, i.issued_by, i.person_id, i.role, i.used, i.uses
FROM invite AS i
WHERE i.school_id = $1 AND i.person_id = $2
ORDER BY i.id DESC
LIMIT 1

-- schoolcomms_app
SELECT i0."Annulled", i0."Spent", i0."Expired", i0."Used0" AS "Used", count(*) FILTER (WHERE i0.issued_at >= $1 AND i0.issued_at < $2)::int AS "InPeriod", count(*)::int AS "Ever"
FROM (
    SELECT i.issued_at, i.annulled_at IS NOT NULL AS "Annulled", i.used >= i.uses AS "Spent", i.expires_at <= $3 AS "Expired", i.used > 0 AS "Used0"
    FROM invite AS i
    WHERE i.school_id = $4
) AS i0
GROUP BY i0."Annulled", i0."Spent", i0."Expired", i0."Used0"

-- schoolcomms_app
SELECT i0."Annulled", i0."Spent", i0."Expired", i0."Used0" AS "Used", count(*)::int AS "Count"
FROM (
    SELECT i.annulled_at IS NOT NULL AS "Annulled", i.used >= i.uses AS "Spent", i.expires_at <= $1 AS "Expired", i.used > 0 AS "Used0"
    FROM invite AS i
    WHERE i.school_id = $2 AND (i.role = ANY ($3) OR (i.class_id IS NOT NULL AND i.class_id = ANY ($4) AND i.role = ANY ($5)) OR (i.chat_id IS NOT NULL AND i.chat_id = ANY ($6) AND i.role = ANY ($7)))
) AS i0
GROUP BY i0."Annulled", i0."Spent", i0."Expired", i0."Used0"

-- schoolcomms_app
SELECT i0.school_id, i0.id, i0.annul_reason, i0.annulled_at, i0.annulled_by, i0.chat_id, i0.class_id, i0.code_hash, i0.expires_at, i0.issued_at, i0.issued_by, i0.person_id, i0.role, i0.used, i0.uses, (
    SELECT s.name
    FROM school_class AS s
    WHERE s.school_id = $1 AND s.id = i0.class_id
    LIMIT 1), (
    SELECT c.name
    FROM chat AS c
    WHERE c.school_id = $2 AND c.id = i0.chat_id
    LIMIT 1), (
    SELECT p1.name
    FROM person AS p1
    WHERE p1.school_id = $3 AND p1.id = i0.person_id
    LIMIT 1), p0.name, (
    SELECT p2.name
    FROM person AS p2
    WHERE p2.school_id = $3 AND p2.id = i0.annulled_by
    LIMIT 1), i3.school_id, i3.id, i3.address, i3.answer, i3.asked_at, i3.asked_by, i3.attempts, i3.due_at, i3.ended_at, i3.failure, i3.invite_id, i3.state
FROM (
    SELECT i.school_id, i.id, i.annul_reason, i.annulled_at, i.annulled_by, i.chat_id, i.class_id, i.code_hash, i.expires_at, i.issued_at, i.issued_by, i.person_id, i.role, i.used, i.uses
    FROM invite AS i
    WHERE i.school_id = $4 AND (i.role = ANY ($5) OR (i.class_id IS NOT NULL AND i.class_id = ANY ($6) AND i.role = ANY ($7)) OR (i.chat_id IS NOT NULL AND i.chat_id = ANY ($8) AND i.role = ANY ($9)))
    ORDER BY i.id DESC
    LIMIT $10
) AS i0
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $3
) AS p0 ON i0.issued_by = p0.id
LEFT JOIN (
    SELECT i2.school_id, i2.id, i2.address, i2.answer, i2.asked_at, i2.asked_by, i2.attempts, i2.due_at, i2.ended_at, i2.failure, i2.invite_id, i2.state
    FROM (
        SELECT i1.school_id, i1.id, i1.address, i1.answer, i1.asked_at, i1.asked_by, i1.attempts, i1.due_at, i1.ended_at, i1.failure, i1.invite_id, i1.state, ROW_NUMBER() OVER(PARTITION BY i1.invite_id ORDER BY i1.id DESC) AS row
        FROM invite_mail AS i1
        WHERE i1.school_id = $11
    ) AS i2
    WHERE i2.row <= 1
) AS i3 ON i0.id = i3.invite_id
ORDER BY i0.id DESC

-- schoolcomms_app
SELECT i0.school_id, i0.id, i0.annul_reason, i0.annulled_at, i0.annulled_by, i0.chat_id, i0.class_id, i0.code_hash, i0.expires_at, i0.issued_at, i0.issued_by, i0.person_id, i0.role, i0.used, i0.uses, i0.c, i0.c0, i0.c1, i0.c2, s1.school_id, s1.calendar, s1.kind, s1.set_up_at, s1.slug, s1.email, s1.full_name, s1.locality, s1.phone, s1.short_name, s1.time_zone
FROM (
    SELECT i.school_id, i.id, i.annul_reason, i.annulled_at, i.annulled_by, i.chat_id, i.class_id, i.code_hash, i.expires_at, i.issued_at, i.issued_by, i.person_id, i.role, i.used, i.uses, (
        SELECT s0.name
        FROM school_class AS s0
        WHERE s0.school_id = $1 AND s0.id = i.class_id
        LIMIT 1) AS c, (
        SELECT c.name
        FROM chat AS c
        WHERE c.school_id = $2 AND c.id = i.chat_id
        LIMIT 1) AS c0, (
        SELECT p.name
        FROM person AS p
        WHERE p.school_id = $3 AND p.id = i.person_id
        LIMIT 1) AS c1, (
        SELECT e.id
        FROM edition AS e
        WHERE e.school_id = $4 AND NOT EXISTS (
            SELECT 1
            FROM edition_withdrawal AS e0
            WHERE e0.school_id = $5 AND e0.school_id = e.school_id AND e0.edition_id = e.id) AND e.in_force_from <= $6
        ORDER BY e.in_force_from DESC, e.number DESC
        LIMIT 1) AS c2
    FROM invite AS i
    WHERE i.school_id = $7 AND i.code_hash = $8
    LIMIT 2
) AS i0
LEFT JOIN LATERAL (
    SELECT s.school_id, s.calendar, s.kind, s.set_up_at, s.slug, s.email, s.full_name, s.locality, s.phone, s.short_name, s.time_zone
    FROM school AS s
    WHERE s.school_id = $9
    LIMIT 1
) AS s1 ON TRUE

-- schoolcomms_app
SELECT j.id, j.name, j.role, (
    SELECT s.name
    FROM school_class AS s
    WHERE s.school_id = $1 AND s.id = j.class_id
    LIMIT 1), j.child_name, j.state, j.submitted_at
FROM join_request AS j
WHERE j.school_id = $2 AND j.state IN ('Waiting', 'Asked')
ORDER BY j.id DESC
LIMIT $3

-- schoolcomms_app
SELECT m0.school_id, m0.chat_id, m0.id, m0.author, m0.author_id, m0.edition_id, m0.file_count, m0.kind, m0.rule, m0.sent_at, m0.text, m0.written_at, m0.removal_as, m0.removal_at, m0.removal_by, m0.removal_clause, m0.removal_edition_id, m0.removal_rule, p0.name
FROM (
    SELECT m.school_id, m.chat_id, m.id, m.author, m.author_id, m.edition_id, m.file_count, m.kind, m.rule, m.sent_at, m.text, m.written_at, m.removal_as, m.removal_at, m.removal_by, m.removal_clause, m.removal_edition_id, m.removal_rule
    FROM message AS m
    WHERE m.school_id = $1 AND m.chat_id = $2 AND m.id < $3
    ORDER BY m.id DESC
    LIMIT 51
) AS m0
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $4
) AS p0 ON m0.author_id = p0.id
ORDER BY m0.id

-- schoolcomms_app
SELECT m0.school_id, m0.id, m0.applied_at, m0.brought, m0.close_reason, m0.closed_at, m0.closed_by, m0.due_at, m0.effective_on, m0.entered_at, m0.entered_by, m0.from_class, m0.kind, m0.obstacle, m0.person_id, m0.role, m0.state, m0.successors, m0.to_class, m0.obstacle_clause_edition, m0.obstacle_clause_edition_number, m0.obstacle_clause_number, m0.obstacle_clause_summary, m0.order_date, m0.order_number, p0.name, (
    SELECT s.name
    FROM school_class AS s
    WHERE s.school_id = $1 AND s.id = m0.from_class
    LIMIT 1), (
    SELECT s0.name
    FROM school_class AS s0
    WHERE s0.school_id = $1 AND s0.id = m0.to_class
    LIMIT 1), p2.name, (
    SELECT p3.name
    FROM person AS p3
    WHERE p3.school_id = $2 AND p3.id = m0.closed_by
    LIMIT 1)
FROM (
    SELECT m.school_id, m.id, m.applied_at, m.brought, m.close_reason, m.closed_at, m.closed_by, m.due_at, m.effective_on, m.entered_at, m.entered_by, m.from_class, m.kind, m.obstacle, m.person_id, m.role, m.state, m.successors, m.to_class, m.obstacle_clause_edition, m.obstacle_clause_edition_number, m.obstacle_clause_number, m.obstacle_clause_summary, m.order_date, m.order_number
    FROM movement AS m
    WHERE m.school_id = $3 AND m.person_id = $4
    ORDER BY m.id DESC
    LIMIT $5
) AS m0
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $2
) AS p0 ON m0.person_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $2
) AS p2 ON m0.entered_by = p2.id
ORDER BY m0.id DESC

-- schoolcomms_app
SELECT m0.school_id, m0.id, m0.applied_at, m0.brought, m0.close_reason, m0.closed_at, m0.closed_by, m0.due_at, m0.effective_on, m0.entered_at, m0.entered_by, m0.from_class, m0.kind, m0.obstacle, m0.person_id, m0.role, m0.state, m0.successors, m0.to_class, m0.obstacle_clause_edition, m0.obstacle_clause_edition_number, m0.obstacle_clause_number, m0.obstacle_clause_summary, m0.order_date, m0.order_number, p0.name, (
    SELECT s.name
    FROM school_class AS s
    WHERE s.school_id = $1 AND s.id = m0.from_class
    LIMIT 1), (
    SELECT s0.name
    FROM school_class AS s0
    WHERE s0.school_id = $1 AND s0.id = m0.to_class
    LIMIT 1), p2.name, (
    SELECT p3.name
    FROM person AS p3
    WHERE p3.school_id = $2 AND p3.id = m0.closed_by
    LIMIT 1)
FROM (
    SELECT m.school_id, m.id, m.applied_at, m.brought, m.close_reason, m.closed_at, m.closed_by, m.due_at, m.effective_on, m.entered_at, m.entered_by, m.from_class, m.kind, m.obstacle, m.person_id, m.role, m.state, m.successors, m.to_class, m.obstacle_clause_edition, m.obstacle_clause_edition_number, m.obstacle_clause_number, m.obstacle_clause_summary, m.order_date, m.order_number
    FROM movement AS m
    WHERE m.school_id = $3 AND m.state = 'Waiting' AND m.obstacle IS NOT NULL
    ORDER BY m.id
    LIMIT $4
) AS m0
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $2
) AS p0 ON m0.person_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $2
) AS p2 ON m0.entered_by = p2.id
ORDER BY m0.id

-- schoolcomms_app
SELECT m1.school_id, m1.id, m1.at, m1.chat_id, m1.clause, m1.decided_at, m1.decided_by, m1.director_from, m1.edition_id, m1.message_id, m1.note, m1.outcome, m1.reported_by, m1.rule, c1.name AS "Chat", m3.text AS "Text", p0.name AS "Author"
FROM (
    SELECT m.school_id, m.id, m.at, m.chat_id, m.clause, m.decided_at, m.decided_by, m.director_from, m.edition_id, m.message_id, m.note, m.outcome, m.reported_by, m.rule
    FROM message_report AS m
    WHERE m.school_id = $1 AND m.outcome IS NULL AND m.chat_id IN (
        SELECT c.chat_id
        FROM chat_member AS c
        WHERE c.school_id = $2 AND c.person_id = $3 AND c.is_moderator AND c.ended_at IS NULL
    ) AND NOT EXISTS (
        SELECT 1
        FROM message AS m0
        WHERE m0.school_id = $4 AND m0.chat_id = m.chat_id AND m0.id = m.message_id AND m0.author_id = $5)
    ORDER BY m.id
    LIMIT $6
) AS m1
INNER JOIN (
    SELECT c0.id, c0.name
    FROM chat AS c0
    WHERE c0.school_id = $7
) AS c1 ON m1.chat_id = c1.id
INNER JOIN (
    SELECT m2.chat_id, m2.id, m2.author_id, m2.text
    FROM message AS m2
    WHERE m2.school_id = $8
) AS m3 ON m1.chat_id = m3.chat_id AND m1.message_id = m3.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $9
) AS p0 ON m3.author_id = p0.id
ORDER BY m1.id

-- schoolcomms_app
SELECT max(s.school_year)
FROM school_class AS s
WHERE s.school_id = $1

-- schoolcomms_app
SELECT max(y.school_year)
FROM year_roll AS y
WHERE y.school_id = $1

-- schoolcomms_app
SELECT n.school_id, n.id, n.clause, n.decided_at, n.decided_by, n.edition_id, n.nominated_at, n.nominated_by, n.person_id, n.reason, n.state, n.order_date, n.order_number, n.term_from, n.term_until, p0.name AS "Name", p2.name AS "NominatedBy", (
    SELECT p3.name
    FROM person AS p3
    WHERE p3.school_id = $1 AND p3.id = n.decided_by
    LIMIT 1) AS "DecidedBy"
FROM nomination AS n
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON n.person_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $1
) AS p2 ON n.nominated_by = p2.id
WHERE n.school_id = $2 AND (n.state = 'Waiting' OR (n.state = 'Refused' AND n.decided_at > $3))
ORDER BY n.id DESC
LIMIT $4

-- schoolcomms_app
SELECT n.school_id, n.id, n.clause, n.decided_at, n.decided_by, n.edition_id, n.nominated_at, n.nominated_by, n.person_id, n.reason, n.state, n.order_date, n.order_number, n.term_from, n.term_until, p0.name AS "Name", p2.name AS "NominatedBy", (
    SELECT p3.name
    FROM person AS p3
    WHERE p3.school_id = $1 AND p3.id = n.decided_by
    LIMIT 1) AS "DecidedBy"
FROM nomination AS n
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON n.person_id = p0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $1
) AS p2 ON n.nominated_by = p2.id
WHERE n.school_id = $2 AND (n.state = 'Waiting' OR (n.state = 'Refused' AND n.decided_at > $3)) AND (n.person_id = $4 OR n.nominated_by = $5)
ORDER BY n.id DESC
LIMIT $6

-- schoolcomms_app
SELECT p.id AS "Id", p.name AS "Name"
FROM person AS p
WHERE p.school_id = $1 AND EXISTS (
    SELECT 1
    FROM chat_member AS c
    WHERE c.school_id = $2 AND c.person_id = p.id AND c.is_moderator AND c.ended_at IS NULL)
ORDER BY p.name_key
LIMIT $3

-- schoolcomms_app
SELECT p.id AS "Id", p.name AS "Name"
FROM person AS p
WHERE p.school_id = $1 AND p.id = ANY ($2)

-- schoolcomms_app
SELECT p.id AS "Id", p.name AS "Name", p.post AS "Post", p.joined_at AS "JoinedAt", p.phone AS "Phone", p.email AS "Email"
FROM person AS p
WHERE p.school_id = $1 AND p.left_at IS NULL
ORDER BY p.name_key, p.id
LIMIT $2

-- schoolcomms_app
SELECT p.id AS "Id", p.name AS "Name", p.post AS "Post", p.joined_at AS "JoinedAt", p.phone AS "Phone", p.email AS "Email"
FROM person AS p
WHERE p.school_id = $1 AND p.left_at IS NULL AND EXISTS (
    SELECT 1
    FROM role_grant AS r
    WHERE r.school_id = $2 AND r.ended_at IS NULL AND p.school_id = r.school_id AND p.id = r.person_id AND r.role <> 'Parent')
ORDER BY p.name_key, p.id
LIMIT $3

-- schoolcomms_app
SELECT p.id, c0.id, c0.name, p.rule, p.clause, p.edition_id, p.text, p1.name, p.at, p.read_at
FROM personal_reminder AS p
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON p.chat_id = c0.id
INNER JOIN (
    SELECT p0.id, p0.name
    FROM person AS p0
    WHERE p0.school_id = $2
) AS p1 ON p.reminded_by = p1.id
WHERE p.school_id = $3 AND p.person_id = $4 AND p.read_at IS NULL
ORDER BY p.at
LIMIT $5

-- schoolcomms_app
SELECT p.id, p.name
FROM person AS p
WHERE p.school_id = $1 AND EXISTS (
    SELECT 1
    FROM invite AS i
    WHERE i.school_id = $2 AND (i.role = ANY ($3) OR (i.class_id IS NOT NULL AND i.class_id = ANY ($4) AND i.role = ANY ($5)) OR (i.chat_id IS NOT NULL AND i.chat_id = ANY ($6) AND i.role = ANY ($7))) AND i.issued_by = p.id)
ORDER BY p.name_key
LIMIT $8

-- schoolcomms_app
SELECT p.id, p.name, p.joined_at
FROM person AS p
WHERE p.school_id = $1 AND p.left_at IS NULL AND (EXISTS (
    SELECT 1
    FROM class_membership AS c
    WHERE c.school_id = $2 AND c.class_id = $3 AND c.person_id = p.id AND c.role = 'Parent' AND c.ended_at IS NULL) OR EXISTS (
    SELECT 1
    FROM guardianship AS g
    WHERE g.school_id = $4 AND g.ended_at IS NULL AND g.guardian_id = p.id AND EXISTS (
        SELECT 1
        FROM class_membership AS c0
        WHERE c0.school_id = $5 AND c0.class_id = $3 AND c0.person_id = g.child_id AND c0.role = 'Student' AND c0.ended_at IS NULL)))
ORDER BY p.name_key
LIMIT $6

-- schoolcomms_app
SELECT p.id, p.name, p.joined_at
FROM person AS p
WHERE p.school_id = $1 AND p.left_at IS NULL AND EXISTS (
    SELECT 1
    FROM class_membership AS c
    WHERE c.school_id = $2 AND c.class_id = $3 AND c.person_id = p.id AND c.role = $4 AND c.ended_at IS NULL)
ORDER BY p.name_key
LIMIT $5

-- schoolcomms_app
SELECT p.name
FROM person AS p
WHERE p.school_id = $1 AND p.id = $2
LIMIT 2

-- schoolcomms_app
SELECT p.school_id, p.id, p.account_id, p.birth_date, p.email, p.joined_at, p.journal_id, p.left_at, p.merged_into, p.name, p.name_key, p.phone, p.post
FROM person AS p
WHERE p.school_id = $1 AND p.id = ANY ($2)

-- schoolcomms_app
SELECT p.school_id, p.id, p.account_id, p.birth_date, p.email, p.joined_at, p.journal_id, p.left_at, p.merged_into, p.name, p.name_key, p.phone, p.post, r0.school_id, r0.person_id, r0.role, r0.since, r0.ended_at
FROM person AS p
LEFT JOIN (
    SELECT r.school_id, r.person_id, r.role, r.since, r.ended_at
    FROM role_grant AS r
    WHERE r.school_id = $1 AND r.ended_at IS NULL
) AS r0 ON p.school_id = r0.school_id AND p.id = r0.person_id
WHERE p.school_id = $2 AND p.id = ANY ($3) AND p.left_at IS NULL
ORDER BY p.name_key, p.school_id, p.id, r0.school_id, r0.person_id, r0.role

-- schoolcomms_app
SELECT p0."Confirmed", p0."Joined", count(*)::int AS "Count"
FROM (
    SELECT EXISTS (
        SELECT 1
        FROM acknowledgement AS a
        WHERE a.school_id = $1 AND a.edition_id = $2 AND a.person_id = p.id) AS "Confirmed", p.account_id IS NOT NULL AS "Joined"
    FROM person AS p
    WHERE p.school_id = $3 AND p.left_at IS NULL
) AS p0
GROUP BY p0."Confirmed", p0."Joined"

-- schoolcomms_app
SELECT p0."Confirmed", p0."Joined", count(*)::int AS "Count"
FROM (
    SELECT EXISTS (
        SELECT 1
        FROM acknowledgement AS a0
        WHERE a0.school_id = $1 AND a0.edition_id = $2 AND a0.person_id = p.id) AS "Confirmed", p.account_id IS NOT NULL AS "Joined"
    FROM person AS p
    WHERE p.school_id = $3 AND p.left_at IS NULL AND (p.id IN (
        SELECT c.person_id
        FROM class_membership AS c
        WHERE c.school_id = $4 AND c.class_id = ANY ($5) AND c.ended_at IS NULL
    ) OR p.id IN (
        SELECT g.guardian_id
        FROM guardianship AS g
        WHERE g.school_id = $6 AND g.ended_at IS NULL AND g.child_id IN (
            SELECT c0.person_id
            FROM class_membership AS c0
            WHERE c0.school_id = $7 AND c0.class_id = ANY ($5) AND c0.role = 'Student' AND c0.ended_at IS NULL
        )
    ) OR p.id IN (
        SELECT a.person_id
        FROM appointment AS a
        WHERE a.school_id = $8 AND a.starts_at <= $9 AND (a.ends_at IS NULL OR $10 < a.ends_at) AND a.class_id IS NOT NULL AND a.class_id = ANY ($11)
    ))
) AS p0
GROUP BY p0."Confirmed", p0."Joined"

-- schoolcomms_app
SELECT p0."Key" AS "Done", count(*)::int AS "Count"
FROM (
    SELECT EXISTS (
        SELECT 1
        FROM acknowledgement AS a
        WHERE a.school_id = $1 AND a.person_id = p.id AND a.edition_id = $2) AS "Key"
    FROM person AS p
    WHERE p.school_id = $3 AND p.account_id IS NOT NULL AND p.left_at IS NULL
) AS p0
GROUP BY p0."Key"

-- schoolcomms_app
SELECT p0.id, c0.id, c0.name, p0.rule, p0.clause, p0.edition_id, p0.text, p2.name, p0.at, p0.read_at
FROM (
    SELECT p.id, p.at, p.chat_id, p.clause, p.edition_id, p.read_at, p.reminded_by, p.rule, p.text
    FROM personal_reminder AS p
    WHERE p.school_id = $1 AND p.chat_id = $2 AND p.person_id = $3
    ORDER BY p.at DESC
    LIMIT $4
) AS p0
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $5
) AS c0 ON p0.chat_id = c0.id
INNER JOIN (
    SELECT p1.id, p1.name
    FROM person AS p1
    WHERE p1.school_id = $6
) AS p2 ON p0.reminded_by = p2.id
ORDER BY p0.at

-- schoolcomms_app
SELECT p0.id, p0.name, p0.account_id IS NOT NULL
FROM guardianship AS g
INNER JOIN (
    SELECT p.id, p.account_id, p.left_at, p.name, p.name_key
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON g.guardian_id = p0.id
WHERE g.school_id = $2 AND g.ended_at IS NULL AND g.child_id = $3 AND p0.left_at IS NULL
ORDER BY p0.name_key, p0.id

-- schoolcomms_app
SELECT p0.id, p0.name, p0.account_id IS NOT NULL, s2."Id", s2."Name", s2.c
FROM guardianship AS g
INNER JOIN (
    SELECT p.id, p.account_id, p.left_at, p.name, p.name_key
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON g.child_id = p0.id
LEFT JOIN (
    SELECT s1."Id", s1."Name", s1.c, s1.person_id
    FROM (
        SELECT s0.id AS "Id", s0.name AS "Name", 1 AS c, c.person_id, ROW_NUMBER() OVER(PARTITION BY c.person_id ORDER BY c.school_id, c.class_id, c.person_id, c.role, c.subject, c.since, s0.school_id, s0.id) AS row
        FROM class_membership AS c
        INNER JOIN (
            SELECT s.school_id, s.id, s.name
            FROM school_class AS s
            WHERE s.school_id = $2
        ) AS s0 ON c.class_id = s0.id
        WHERE c.school_id = $3 AND c.role = 'Student' AND c.ended_at IS NULL
    ) AS s1
    WHERE s1.row <= 1
) AS s2 ON p0.id = s2.person_id
WHERE g.school_id = $4 AND g.ended_at IS NULL AND g.guardian_id = $5 AND p0.left_at IS NULL
ORDER BY p0.name_key, p0.id

-- schoolcomms_app
SELECT p0.id, p0.name, p0.joined_at, c.subject
FROM class_membership AS c
INNER JOIN (
    SELECT p.id, p.joined_at, p.name, p.name_key
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON c.person_id = p0.id
WHERE c.school_id = $2 AND c.class_id = $3 AND c.role = 'Teacher' AND c.ended_at IS NULL
ORDER BY c.subject, p0.name_key
LIMIT $4

-- schoolcomms_app
SELECT p0.id, p0.name, p0.school_id, r1.role, r1.school_id, r1.person_id, r1.since
FROM (
    SELECT p.id, p.name, p.school_id, p.name_key
    FROM person AS p
    WHERE p.school_id = $1 AND p.account_id IS NOT NULL AND p.left_at IS NULL AND p.id <> $2 AND p.id IN (
        SELECT u0."PersonId"
        FROM (
            SELECT c.person_id AS "PersonId", c.class_id AS "ClassId"
            FROM class_membership AS c
            WHERE c.school_id = $3 AND c.ended_at IS NULL
            UNION ALL
            SELECT g.guardian_id AS "PersonId", c1.class_id AS "ClassId"
            FROM guardianship AS g
            INNER JOIN (
                SELECT c0.class_id, c0.person_id, c0.role, c0.ended_at
                FROM class_membership AS c0
                WHERE c0.school_id = $3
            ) AS c1 ON g.child_id = c1.person_id
            WHERE g.school_id = $4 AND g.ended_at IS NULL AND c1.role = 'Student' AND c1.ended_at IS NULL
            UNION ALL
            SELECT a.person_id AS "PersonId", a.class_id AS "ClassId"
            FROM appointment AS a
            WHERE a.school_id = $5 AND a.starts_at <= $6 AND (a.ends_at IS NULL OR $7 < a.ends_at) AND a.class_id IS NOT NULL
        ) AS u0
        WHERE EXISTS (
            SELECT 1
            FROM (
                SELECT c2.person_id AS "PersonId", c2.class_id AS "ClassId"
                FROM class_membership AS c2
                WHERE c2.school_id = $8 AND c2.ended_at IS NULL
                UNION ALL
                SELECT g0.guardian_id AS "PersonId", c4.class_id AS "ClassId"
                FROM guardianship AS g0
                INNER JOIN (
                    SELECT c3.class_id, c3.person_id, c3.role, c3.ended_at
                    FROM class_membership AS c3
                    WHERE c3.school_id = $8
                ) AS c4 ON g0.child_id = c4.person_id
                WHERE g0.school_id = $9 AND g0.ended_at IS NULL AND c4.role = 'Student' AND c4.ended_at IS NULL
                UNION ALL
                SELECT a0.person_id AS "PersonId", a0.class_id AS "ClassId"
                FROM appointment AS a0
                WHERE a0.school_id = $10 AND a0.starts_at <= $11 AND (a0.ends_at IS NULL OR $12 < a0.ends_at) AND a0.class_id IS NOT NULL
            ) AS u2
            WHERE u2."PersonId" = $13 AND (u2."ClassId" = u0."ClassId" OR (u2."ClassId" IS NULL AND u0."ClassId" IS NULL)))
        UNION
        SELECT c5.person_id AS "PersonId"
        FROM chat_member AS c5
        WHERE c5.school_id = $14 AND c5.ended_at IS NULL AND c5.chat_id IN (
            SELECT c8.id
            FROM chat_member AS c6
            INNER JOIN (
                SELECT c7.id, c7.kind
                FROM chat AS c7
                WHERE c7.school_id = $15
            ) AS c8 ON c6.chat_id = c8.id
            WHERE c6.school_id = $16 AND c6.person_id = $17 AND c6.ended_at IS NULL AND c8.kind NOT IN ('SchoolChannel', 'StaffChannel', 'Direct')
        )
    ) AND EXISTS (
        SELECT 1
        FROM role_grant AS r
        WHERE r.school_id = $18 AND r.ended_at IS NULL AND p.school_id = r.school_id AND p.id = r.person_id AND r.role = ANY ($19))
    ORDER BY p.name_key, p.id
    LIMIT $20
) AS p0
LEFT JOIN (
    SELECT r0.role, r0.school_id, r0.person_id, r0.since
    FROM role_grant AS r0
    WHERE r0.school_id = $18 AND r0.ended_at IS NULL
) AS r1 ON p0.school_id = r1.school_id AND p0.id = r1.person_id
ORDER BY p0.name_key, p0.id, p0.school_id, r1.school_id, r1.person_id, r1.role

-- schoolcomms_app
SELECT p0.school_id, p0.id, p0.account_id, p0.birth_date, p0.email, p0.joined_at, p0.journal_id, p0.left_at, p0.merged_into, p0.name, p0.name_key, p0.phone, p0.post, r0.school_id, r0.person_id, r0.role, r0.since, r0.ended_at
FROM (
    SELECT p.school_id, p.id, p.account_id, p.birth_date, p.email, p.joined_at, p.journal_id, p.left_at, p.merged_into, p.name, p.name_key, p.phone, p.post
    FROM person AS p
    WHERE p.school_id = $1 AND p.id = $2
    LIMIT 2
) AS p0
LEFT JOIN (
    SELECT r.school_id, r.person_id, r.role, r.since, r.ended_at
    FROM role_grant AS r
    WHERE r.school_id = $3
) AS r0 ON p0.school_id = r0.school_id AND p0.id = r0.person_id
ORDER BY p0.school_id, p0.id, r0.school_id, r0.person_id, r0.role

-- schoolcomms_app
SELECT p1.name, s0.school_id, s0.id
FROM (
    SELECT s.school_id, s.id
    FROM school_class AS s
    WHERE s.school_id = $1 AND (s.id IN (
        SELECT c.class_id
        FROM class_membership AS c
        WHERE c.school_id = $2 AND c.ended_at IS NULL AND (c.person_id = $3 OR (c.role = 'Student' AND c.person_id IN (
            SELECT g.child_id
            FROM guardianship AS g
            WHERE g.school_id = $4 AND g.ended_at IS NULL AND g.guardian_id = $5
        )))
    ) OR s.id = ANY ($6))
    ORDER BY s.id, s.school_id
    LIMIT $7
) AS s0
JOIN LATERAL (
    SELECT p0.name
    FROM person AS p0
    WHERE p0.school_id = $8 AND p0.id IN (
        SELECT g1.child_id
        FROM guardianship AS g1
        WHERE g1.school_id = $9 AND g1.ended_at IS NULL AND g1.guardian_id = $5
    ) AND EXISTS (
        SELECT 1
        FROM class_membership AS c1
        WHERE c1.school_id = $10 AND c1.ended_at IS NULL AND c1.class_id = s0.id AND c1.person_id = p0.id AND c1.role = 'Student')
) AS p1 ON TRUE
ORDER BY s0.id, s0.school_id

-- schoolcomms_app
SELECT q.id, c0.id, c0.name, p0.id, p0.name, c2.role, q.text, q.rule, q.school_id, q.author_id, q.chat_id, q.due_at, q.fragment, q.queued_at, q.refused_for, q.settled_at, q.state, q.clause_edition, q.clause_edition_number, q.clause_number, q.clause_summary, q.decision_at, q.decision_by, q.decision_reason
FROM queued_message AS q
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON q.chat_id = c0.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $2
) AS p0 ON q.author_id = p0.id
INNER JOIN (
    SELECT c1.chat_id, c1.person_id, c1.role
    FROM chat_member AS c1
    WHERE c1.school_id = $3
) AS c2 ON q.chat_id = c2.chat_id AND q.author_id = c2.person_id
WHERE q.school_id = $4 AND q.chat_id = ANY ($5) AND q.author_id <> $6 AND q.state = 'Held'
ORDER BY q.id
LIMIT $7

-- schoolcomms_app
SELECT r.id, c0.id, c0.name, r.rule, r.lifted_from, r.lifted_until, r.reason, p0.name
FROM rule_exception AS r
INNER JOIN (
    SELECT c.id, c.name
    FROM chat AS c
    WHERE c.school_id = $1
) AS c0 ON r.chat_id = c0.id
INNER JOIN (
    SELECT p.id, p.name
    FROM person AS p
    WHERE p.school_id = $2
) AS p0 ON r.allowed_by = p0.id
WHERE r.school_id = $3 AND r.chat_id = ANY ($4) AND $5 < r.lifted_until
ORDER BY r.lifted_from
LIMIT $6

-- schoolcomms_app
SELECT r.role AS "Role", count(*) FILTER (WHERE p0.account_id IS NOT NULL)::int AS "Joined", count(*)::int AS "Known"
FROM role_grant AS r
INNER JOIN (
    SELECT p.id, p.account_id, p.left_at
    FROM person AS p
    WHERE p.school_id = $1
) AS p0 ON r.person_id = p0.id
WHERE r.school_id = $2 AND r.ended_at IS NULL AND p0.left_at IS NULL
GROUP BY r.role

-- schoolcomms_app
SELECT r.school_id, r.id, r.allowed_by, r.chat_id, r.clause, r.edition_id, r.ended_by, r.lifted_from, r.reason, r.rule, r.lifted_until
FROM rule_exception AS r
WHERE r.school_id = $1 AND r.chat_id = $2 AND r.lifted_from <= $3 AND $4 < r.lifted_until

-- schoolcomms_app
SELECT r.school_id, r.id, r.claimed_at, r.clause, r.decided_at, r.decided_by, r.edition_id, r.invite_id, r.person_id, r.reason, r.role, r.state
FROM role_verification AS r
WHERE r.school_id = $1 AND r.person_id = $2 AND (r.state = 'Claimed' OR (r.state = 'Refused' AND r.decided_at > $3))
ORDER BY r.id DESC

-- schoolcomms_app
SELECT r.school_id, r.person_id, r.role, r.since, r.ended_at
FROM role_grant AS r
WHERE r.school_id = $1 AND r.ended_at IS NULL AND r.person_id = ANY ($2)

-- schoolcomms_app
SELECT s.id AS "Id", s.name AS "Name"
FROM school_class AS s
WHERE s.school_id = $1 AND s.id = ANY ($2)

-- schoolcomms_app
SELECT s.id, s.name
FROM school_class AS s
WHERE s.school_id = $1 AND (s.school_year = $2 OR s.school_year = 0)

-- schoolcomms_app
SELECT s.id, s.name, s.role, s.is_moderator, s.c, s.school_id, s.chat_id, s.person_id, s.school_id0, r0.role, r0.school_id, r0.person_id, r0.since
FROM (
    SELECT p0.id, p0.name, c.role, c.is_moderator, p0.account_id IS NOT NULL AND p0.left_at IS NULL AS c, c.school_id, c.chat_id, c.person_id, p0.school_id AS school_id0, p0.name_key
    FROM chat_member AS c
    INNER JOIN (
        SELECT p.school_id, p.id, p.account_id, p.left_at, p.name, p.name_key
        FROM person AS p
        WHERE p.school_id = $1
    ) AS p0 ON c.person_id = p0.id
    WHERE c.school_id = $2 AND c.chat_id = $3 AND c.ended_at IS NULL
    ORDER BY c.is_moderator DESC, p0.name_key, p0.name
    LIMIT $4 OFFSET $5
) AS s
LEFT JOIN (
    SELECT r.role, r.school_id, r.person_id, r.since
    FROM role_grant AS r
    WHERE r.school_id = $6 AND r.ended_at IS NULL
) AS r0 ON s.school_id0 = r0.school_id AND s.id = r0.person_id
ORDER BY s.is_moderator DESC, s.name_key, s.name, s.school_id, s.chat_id, s.person_id, s.school_id0, s.id, r0.school_id, r0.person_id, r0.role

-- schoolcomms_app
SELECT s.id, s.name, s.school_id
FROM school_class AS s
WHERE s.school_id = $1 AND (s.id IN (
    SELECT c.class_id
    FROM class_membership AS c
    WHERE c.school_id = $2 AND c.ended_at IS NULL AND (c.person_id = $3 OR (c.role = 'Student' AND c.person_id IN (
        SELECT g.child_id
        FROM guardianship AS g
        WHERE g.school_id = $4 AND g.ended_at IS NULL AND g.guardian_id = $5
    )))
) OR s.id = ANY ($6))
ORDER BY s.id, s.school_id
LIMIT $7

-- schoolcomms_app
SELECT s.name
FROM school_class AS s
WHERE s.school_id = $1 AND s.id = $2
LIMIT 2

-- schoolcomms_app
SELECT s.school_id, s.calendar, s.kind, s.set_up_at, s.slug, s.email, s.full_name, s.locality, s.phone, s.short_name, s.time_zone
FROM school AS s
WHERE s.school_id = $1
LIMIT 2

-- schoolcomms_app
SELECT s.school_id, s.id, s.name, s.school_year
FROM school_class AS s
WHERE s.school_id = $1 AND (s.school_year = $2 OR s.school_year = 0)

-- schoolcomms_app
SELECT s.school_id, s.id, s.name, s.school_year
FROM school_class AS s
WHERE s.school_id = $1 AND s.id = $2
LIMIT 2

-- schoolcomms_app
SELECT s.school_id, s.id, s.name, s.school_year
FROM school_class AS s
WHERE s.school_id = $1 AND s.id = ANY ($2) AND s.school_year <> 0

-- schoolcomms_app
SELECT s.school_id, s.id, s.name, s.school_year, (
    SELECT p0.name
    FROM appointment AS a
    INNER JOIN (
        SELECT p.id, p.name
        FROM person AS p
        WHERE p.school_id = $1
    ) AS p0 ON a.person_id = p0.id
    WHERE a.school_id = $2 AND a.starts_at <= $3 AND (a.ends_at IS NULL OR $4 < a.ends_at) AND a.class_id = s.id
    LIMIT 1) AS "Teacher", (
    SELECT count(*)::int
    FROM class_membership AS c
    WHERE c.school_id = $5 AND c.class_id = s.id AND c.role = 'Student' AND c.ended_at IS NULL) AS "Students", (
    SELECT count(*)::int
    FROM chat AS c0
    WHERE c0.school_id = $6 AND c0.class_id = s.id AND c0.kind IN ('ClassStudents', 'ClassParents', 'ClassTeachers')) AS "Chats"
FROM school_class AS s
WHERE s.school_id = $7 AND (s.school_year = $8 OR s.school_year = 0)

-- schoolcomms_app
SELECT s.school_id, s.slug, s.short_name, s.locality, s.time_zone
FROM school AS s
WHERE s.school_id = ANY ($1)
ORDER BY s.short_name

-- schoolcomms_app
SELECT s.slug AS "Slug", s.short_name AS "ShortName"
FROM school AS s
WHERE s.school_id = $1
LIMIT 2

-- schoolcomms_app
SELECT s0.id, s0.name, s0.school_year, c.role, c.subject, c.since, c.ended_at
FROM class_membership AS c
INNER JOIN (
    SELECT s.id, s.name, s.school_year
    FROM school_class AS s
    WHERE s.school_id = $1
) AS s0 ON c.class_id = s0.id
WHERE c.school_id = $2 AND c.person_id = $3

-- schoolcomms_app
SELECT s0.school_year
FROM (
    SELECT DISTINCT s.school_year
    FROM school_class AS s
    WHERE s.school_id = $1 AND s.school_year <> 0
) AS s0
ORDER BY s0.school_year DESC

-- schoolcomms_app
SELECT u."ClassId" AS "Key", count(*)::int AS "All", count(*) FILTER (WHERE p0.account_id IS NOT NULL)::int AS "Joined"
FROM (
    SELECT c.class_id AS "ClassId", c.person_id AS "PersonId"
    FROM class_membership AS c
    WHERE c.school_id = $1 AND c.role = 'Parent' AND c.ended_at IS NULL
    UNION
    SELECT c0.class_id AS "ClassId", g0.guardian_id AS "PersonId"
    FROM class_membership AS c0
    INNER JOIN (
        SELECT g.guardian_id, g.child_id
        FROM guardianship AS g
        WHERE g.school_id = $2 AND g.ended_at IS NULL
    ) AS g0 ON c0.person_id = g0.child_id
    WHERE c0.school_id = $3 AND c0.role = 'Student' AND c0.ended_at IS NULL
) AS u
INNER JOIN (
    SELECT p.id, p.account_id, p.left_at
    FROM person AS p
    WHERE p.school_id = $4
) AS p0 ON u."PersonId" = p0.id
WHERE p0.left_at IS NULL
GROUP BY u."ClassId"

-- schoolcomms_app
SELECT u0."PersonId", s0.name AS "Name"
FROM (
    SELECT c.person_id AS "PersonId", c.class_id AS "ClassId"
    FROM class_membership AS c
    WHERE c.school_id = $1 AND c.ended_at IS NULL
    UNION ALL
    SELECT g.guardian_id AS "PersonId", c1.class_id AS "ClassId"
    FROM guardianship AS g
    INNER JOIN (
        SELECT c0.class_id, c0.person_id, c0.role, c0.ended_at
        FROM class_membership AS c0
        WHERE c0.school_id = $1
    ) AS c1 ON g.child_id = c1.person_id
    WHERE g.school_id = $2 AND g.ended_at IS NULL AND c1.role = 'Student' AND c1.ended_at IS NULL
    UNION ALL
    SELECT a.person_id AS "PersonId", a.class_id AS "ClassId"
    FROM appointment AS a
    WHERE a.school_id = $3 AND a.starts_at <= $4 AND (a.ends_at IS NULL OR $5 < a.ends_at) AND a.class_id IS NOT NULL
) AS u0
INNER JOIN (
    SELECT s.id, s.name
    FROM school_class AS s
    WHERE s.school_id = $6
) AS s0 ON u0."ClassId" = s0.id
WHERE u0."PersonId" = ANY ($7) AND EXISTS (
    SELECT 1
    FROM (
        SELECT c2.person_id AS "PersonId", c2.class_id AS "ClassId"
        FROM class_membership AS c2
        WHERE c2.school_id = $8 AND c2.ended_at IS NULL
        UNION ALL
        SELECT g0.guardian_id AS "PersonId", c4.class_id AS "ClassId"
        FROM guardianship AS g0
        INNER JOIN (
            SELECT c3.class_id, c3.person_id, c3.role, c3.ended_at
            FROM class_membership AS c3
            WHERE c3.school_id = $8
        ) AS c4 ON g0.child_id = c4.person_id
        WHERE g0.school_id = $9 AND g0.ended_at IS NULL AND c4.role = 'Student' AND c4.ended_at IS NULL
        UNION ALL
        SELECT a0.person_id AS "PersonId", a0.class_id AS "ClassId"
        FROM appointment AS a0
        WHERE a0.school_id = $10 AND a0.starts_at <= $11 AND (a0.ends_at IS NULL OR $12 < a0.ends_at) AND a0.class_id IS NOT NULL
    ) AS u2
    WHERE u2."PersonId" = $13 AND (u2."ClassId" = u0."ClassId" OR (u2."ClassId" IS NULL AND u0."ClassId" IS NULL)))

-- schoolcomms_app
SELECT v.committed_at
FROM violation AS v
WHERE v.school_id = $1 AND v.chat_id = $2 AND v.person_id = $3 AND v.state <> 'Withdrawn'

-- schoolcomms_app
SELECT v.recorded_by AS "Key", count(*)::int AS "Count", count(*) FILTER (WHERE EXISTS (
    SELECT 1
    FROM appeal AS a
    WHERE a.school_id = $1 AND a.violation_id = v.id AND a.outcome = 'Undone'))::int AS "Undone"
FROM violation AS v
WHERE v.school_id = $2 AND v.recorded_as = 'Moderator' AND v.recorded_at >= $3 AND v.recorded_at < $4
GROUP BY v.recorded_by

-- schoolcomms_app
SELECT v.rule, count(*)::int
FROM violation AS v
WHERE v.school_id = $1 AND v.recorded_at >= $2 AND v.recorded_at < $3 AND v.state <> 'Withdrawn'
GROUP BY v.rule

-- schoolcomms_app
SELECT v.school_id, v.id, v.chat_id, v.circumstance, v.clause, v.committed_at, v.edition_id, v.message_id, v.person_id, v.recorded_as, v.recorded_at, v.recorded_by, v.rule, v.state, v.withdrawal_at, v.withdrawal_by, v.withdrawal_reason, CASE
    WHEN m0.school_id IS NOT NULL AND m0.chat_id IS NOT NULL AND m0.id IS NOT NULL THEN m0.text
    ELSE v.circumstance
END AS "Text", EXISTS (
    SELECT 1
    FROM appeal AS a
    WHERE a.school_id = $1 AND a.violation_id = v.id) AS "Contested"
FROM violation AS v
LEFT JOIN (
    SELECT m.school_id, m.chat_id, m.id, m.text, m.chat_id AS chat_id0, m.id AS id0
    FROM message AS m
    WHERE m.school_id = $2
) AS m0 ON v.chat_id = m0.chat_id0 AND v.message_id = m0.id0
WHERE v.school_id = $3 AND v.chat_id = $4 AND v.person_id = $5
ORDER BY v.committed_at DESC
LIMIT $6

-- schoolcomms_app
UPDATE chat_member AS c
SET last_read = $1
WHERE c.school_id = $2 AND c.chat_id = $3 AND c.person_id = $4 AND (c.last_read IS NULL OR c.last_read < $5)

-- schoolcomms_app
UPDATE invite AS i
SET used = i.used + 1
WHERE i.school_id = $1 AND i.id = $2 AND i.annulled_at IS NULL AND i.used < i.uses AND $3 < i.expires_at

-- schoolcomms_app
select audit_append($1, $2, $3, $4, $5::jsonb)

-- schoolcomms_app
select chat.id as "Id", chat.kind as "Kind", chat.name as "Name", other.name as "Other", chat.created_at as "CreatedAt",
    newest.id as "LastId", newest.author_id as "AuthorId", author.name as "Author",
    case when newest.removal_as is null then newest.text end as "Text", newest.file_count as "Files",
    newest.sent_at as "SentAt", unread.count as "Unread"
from chat_member as mine
    join chat on chat.school_id = mine.school_id and chat.id = mine.chat_id
    left join person as other on chat.kind = 'Direct' and other.school_id = mine.school_id
        and other.id = case when chat.first_id = mine.person_id then chat.second_id else chat.first_id end
    left join lateral (select * from message where school_id = mine.school_id and chat_id = mine.chat_id
        order by id desc limit 1) as newest on true
    left join person as author on author.school_id = mine.school_id and author.id = newest.author_id
    cross join lateral (select count(*)::int from (select from message
        where school_id = mine.school_id and chat_id = mine.chat_id and author_id <> mine.person_id
            and id > greatest(mine.last_read, $1) order by id limit $2) as one) as unread
where mine.school_id = $3 and mine.person_id = $4 and mine.ended_at is null
    and ($5::bool is null or (chat.kind in ('SchoolChannel', 'StaffChannel')) = $6)
order by chat.id desc limit $7

-- schoolcomms_app
select member.person_id as "Moderator", sum(sent.messages)::bigint as "Messages"
from chat_member member
cross join lateral (
    select count(*) as messages from message
    where message.school_id = member.school_id and message.chat_id = member.chat_id
        and message.id >= $1 and message.id < $2
) sent
where member.school_id = $3 and member.is_moderator and member.ended_at is null
group by member.person_id

-- schoolcomms_app
select percentile_cont(0.5) within group (order by extract(epoch from removal_at - sent_at)) as "Value"
from message
where school_id = $1 and removal_at is not null
    and removal_at >= $2 and removal_at < $3

-- schoolcomms_app
select pg_notify($1, $2)

-- schoolcomms_poster
select post_messages($1, $2, $3, $4, $5, $6, $7, $8)

-- schoolcomms_poster
select school.slug, person.account_id, school.school_id, school.xmin, person.id, person.name, edition.id,
    array(select role from role_grant
        where school_id = person.school_id and person_id = person.id and ended_at is null),
    array(select role from role_verification
        where school_id = person.school_id and person_id = person.id and state = 'Claimed'),
    array(select class_id from class_membership
        where school_id = person.school_id and person_id = person.id and role = 'Teacher' and ended_at is null),
    office.offices, office.classes, office.areas,
    power.powers, power.classes,
    exists (select from access_restriction
        where school_id = person.school_id and person_id = person.id and restricted_from <= $1 and $1 < restricted_until),
    exists (select from chat_member
        where school_id = person.school_id and person_id = person.id and is_moderator and ended_at is null),
    exists (select from acknowledgement
        where school_id = person.school_id and person_id = person.id and edition_id = edition.id)
from unnest($2::text[], $3::uuid[]) as sign_in (slug, account_id) join school using (slug) join person using (school_id, account_id)
    cross join lateral (select array_agg(office) as offices, array_agg(class_id) as classes, array_agg(area) as areas from appointment
        where school_id = person.school_id and person_id = person.id
            and starts_at <= $1 and (ends_at is null or $1 < ends_at)) as office
    cross join lateral (select array_agg(power) as powers, array_agg(class_id) as classes from authorisation
        where school_id = person.school_id and person_id = person.id and starts_at <= $1 and $1 < ends_at) as power
    cross join lateral (select id from edition
        where school_id = person.school_id and in_force_from <= $1
            and not exists (select from edition_withdrawal
                where school_id = edition.school_id and edition_id = edition.id)
        order by in_force_from desc, number desc limit 1) as edition
where person.left_at is null

-- schoolcomms_app
select school_id as "SchoolId", id as "Id" from movements_due($1, $2)

-- schoolcomms_app
select school_id as "SchoolId", id as "Id" from queued_messages_due($1, $2)

-- schoolcomms_app
select school_of_invite($1) as "Value"

-- schoolcomms_app
select schools_of_account($1) as "Value"

-- schoolcomms_app
select step.number::int as "Step", sum(day.messages)::bigint as "Messages"
from unnest($1::uuid[], $2::uuid[]) with ordinality as step (first, after, number)
cross join chat
cross join lateral (
    select count(*) as messages from message
    where message.school_id = chat.school_id and message.chat_id = chat.id
        and message.id >= step.first and message.id < step.after
) day
where chat.school_id = $3
group by step.number

-- schoolcomms_app
with place as (
    select class_id, role, person_id from class_membership where school_id = $1 and ended_at is null
    union
    select child.class_id, $2, guardianship.guardian_id
    from class_membership child
    join guardianship on guardianship.school_id = child.school_id and guardianship.child_id = child.person_id
    where child.school_id = $3 and child.role = $4 and child.ended_at is null
)
select class.name as "Name", place.role as "Role",
    count(person.account_id)::int as "Joined", count(person.id)::int as "Known"
from school_class class
left join place on place.class_id = class.id
left join person on person.school_id = class.school_id and person.id = place.person_id and person.left_at is null
where class.school_id = $5 and class.school_year = $6
group by class.name, place.role


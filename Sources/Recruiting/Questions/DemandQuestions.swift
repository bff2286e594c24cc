package import Prelude
package import Storage

/// What is asked about the names of the skills that a job asks for.
package enum DemandQuestions {
    /// The most questions that are read.
    static let maximum = 100

    /// The open questions and the names they are about, what the job insists on before what is welcome.
    package static func open(
        of job: ID<Job>, now: Timestamp, on connection: any Connection
    ) throws -> [(question: ID<Question>, name: String)] {
        try connection.query(
            """
            SELECT question.id, skill.name FROM job_skill
            JOIN question ON question.skill_id = job_skill.skill_id
            JOIN skill ON skill.id = question.skill_id
            WHERE job_skill.job_id = \(job) AND question.status = 'open'
            AND question.kind = \(Question.Kind.ambiguousSkill)
            AND (expires_at IS NULL OR expires_at > \(now))
            ORDER BY CASE WHEN requirement = \(JobSkill.must) THEN 0 ELSE 1 END,
                job_skill.position, question.id LIMIT \(maximum)
            """
        ).map { (try $0.get(0), try $0.get(1)) }
    }
}

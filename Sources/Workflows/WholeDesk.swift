internal import Conversation
internal import Engine
internal import Recruiting
package import Storage

/// A desk as a whole: what recruiters work on, and the engine that works for them.
package enum WholeDesk {
    /// Every table, as the steps that made them.
    package static let schema = Schema(
        DeskSchema.schema.migrations + EngineSchema.migrations + ConversationSchema.migrations)

    /// What has to be forgotten with a person beside what recruiters see of them.
    @Sendable package static func forget(_ records: [String], on connection: any Connection) throws
    {
        try Forgetting.forget(records, on: connection)
        try ChatQuestion.delete(
            try ConversationForgetting.forget(records, on: connection), on: connection)
    }
}

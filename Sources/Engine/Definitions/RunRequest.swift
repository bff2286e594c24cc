package import Prelude

/// A run that somebody asks for.
package struct RunRequest: Sendable, Hashable {
    /// The pipeline's name.
    package var pipeline: String
    /// The record the run is about, or nil.
    package var partition: String?
    /// What the run is told beside the record.
    package var parameters: JSONValue
    /// A name for what is asked, so that asking for the same thing twice asks once; nil for a run
    /// whoever has asked before.
    package var key: String?
    /// Who waits for it.
    package var lane: Lane
    /// Who or what asked, as `run list` shows it.
    package var requestedBy: String

    /// A request from its parts.
    package init(
        _ pipeline: String, partition: String? = nil, parameters: JSONValue = .null,
        key: String? = nil, lane: Lane = .interactive, by requestedBy: String
    ) {
        self.pipeline = pipeline
        self.partition = partition
        self.parameters = parameters
        self.key = key
        self.lane = lane
        self.requestedBy = requestedBy
    }
}

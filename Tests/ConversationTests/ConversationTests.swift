import Testing
@testable import Conversation

internal import Connectors
internal import Engine
internal import LanguageModels
internal import Web

// What services say about trying again is what the engine goes by.

extension ModelProblem: RetryAdvising {}

extension ServiceError: RetryAdvising {}

extension AirtableProblem: RetryAdvising {}

import Glibc
import Prelude

let line = Array(CommandLine.arguments.dropFirst())
let wantsJSON = line.contains("--json")

// A reader that goes away, such as `head`, ends the writing and not the program.
signal(SIGPIPE, SIG_IGN)
// Answers may hold people's data: files that are made on the way are for their owner alone.
umask(0o077)

do {
    switch try ArgumentParser(commands: allCommands + [consoleCommand]).parse(line) {
    case .version:
        Output.show(
            Answer(["version": .string(musterVersion)], ["muster \(musterVersion)"]),
            asJSON: wantsJSON)
    case .help(let words): Output.show(Help.answer(for: words), asJSON: wantsJSON)
    case .run(let command, let arguments, let options):
        let session = try Session(options: options)
        let invocation = Invocation(
            command: command, arguments: arguments, options: options, session: session)
        let answer = try command.run(invocation)
        Output.show(answer, asJSON: wantsJSON)
        exit(answer.exit.rawValue)
    }
} catch {
    let failure = Failure(describing: error)
    Output.show(failure, asJSON: wantsJSON)
    exit(failure.exit.rawValue)
}

/// Every command, in the order of help and manual.
let allCommands: [CommandSpec] =
    [consoleCommand] + demoCommands + setupCommands + importCommands + candidateCommands
    + jobCommands
    + matchmakingCommands + matchCommands + deskCommands + skillCommands + evalCommands
    + benchCommands
    + printedCommands

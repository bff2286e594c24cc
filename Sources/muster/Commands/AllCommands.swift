/// Every command, in the order of help and manual.
let allCommands: [CommandSpec] =
    setupCommands + deskCommands + candidateCommands + jobCommands + matchCommands + skillCommands
    + printedCommands

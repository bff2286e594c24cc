/// Every command, in the order of help and manual.
let allCommands: [CommandSpec] =
    [consoleCommand] + demoCommands + setupCommands + importCommands + candidateCommands
    + standingCommands + noteCommands + skillEditCommands + timelineCommands + samePersonCommands
    + evidenceCommands + exportCommands + erasureCommands + queryCommands
    + jobCommands + jobStatusCommands + shortlistCommands
    + matchmakingCommands + matchCommands + learnCommands + matchDecisionCommands + gapCommands
    + chatCommands
    + questionCommands
    + pipelineCommands + runCommands + triggerCommands + engineCommands
    + collectCommands + sourceCommands + categoryCommands + listingCommands + fitCommands
    + clusterCommands + trendCommands + resumeCommands
    + airtableCommands + modelCommands + compareCommands + notionCommands + deskCommands
    + copyCommands
    + skillCommands + normalizeCommands + bagCommands + taxonomyCommands
    + evalCommands
    + benchCommands
    + printedCommands

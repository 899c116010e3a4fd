using Isegoria.Bot.Commands;

// One executable: a verb, or none to serve. What serving consists of, in the order of the line, stands in Serving.cs.
return await Verbs.RunAsync(args);

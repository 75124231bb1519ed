// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mp3.Experiments.Options;

/// <summary>The usage line of a command whose words stand in an order of their own, which the library can't know.</summary>
internal static class UsageLine
{
    private const string Heading = "Usage:\n";

    /// <summary>Puts it into the command's help.</summary>
    /// <param name="command">Has help already.</param>
    /// <param name="words">What follows the command's name.</param>
    public static void Put(Command command, string words)
    {
        HelpOption help = command.Options.OfType<HelpOption>().Single();
        help.Action = new WithUsage((SynchronousCommandLineAction)help.Action!, words);
    }

    /// <summary>The same text with another usage line.</summary>
    internal static string In(string text, string usage)
    {
        string unix = text.ReplaceLineEndings("\n");
        int start = unix.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        int end = unix.IndexOf("\n\n", start, StringComparison.Ordinal);
        return $"{unix[..start]}  {usage}{unix[end..]}";
    }

    private sealed class WithUsage(SynchronousCommandLineAction usual, string words) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            InvocationConfiguration configuration = parseResult.InvocationConfiguration;
            TextWriter output = configuration.Output;
            using var text = new StringWriter();
            configuration.Output = text;
            int exitCode = usual.Invoke(parseResult);
            configuration.Output = output;
            output.Write(In(text.ToString(), $"mp3 {parseResult.CommandResult.Command.Name} {words}"));
            return exitCode;
        }
    }
}

// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mp3.Reader.Monitor;

/// <summary>The usual help, and examples after it.</summary>
public sealed class ExamplesHelp(HelpAction usual, IReadOnlyList<string> examples) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help need not give the arguments that it explains.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
        {
            output.WriteLine($"  {example}");
        }

        return exitCode;
    }
}

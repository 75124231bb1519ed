// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Invocation;

namespace Mp3.Experiments.Options;

/// <summary>The program's help, and after it what holds for all commands.</summary>
internal sealed class ProgramHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    private const string Text =
        """

        Exit codes:
          0    all is well
          1    the experiment failed, a self-check is violated, or a result could not be reproduced
          2    bad input: an option, a file, a folder
          69   this machine lacks something; the message names the command that brings it
          70   a bug in this program
          130  interrupted; no guest is left running and no result was written

        Environment:
          MP3_CACHE  folder of fetched kernels [default: $XDG_CACHE_HOME/mp3, else ~/.cache/mp3]
          MP3_STORE  folder of the store of runs [default: runs in the folder above]
          NO_COLOR   if set: no colours
          BROWSER    what 'mp3 open' starts [default: xdg-open]
          TMPDIR     where the files of running guests go [default: /tmp]
        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Text);
        return exitCode;
    }
}

// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Protocol;
using Mp3.Reader.Monitor;
using Mp3.Reader.Monitor.Faults;
using Mp3.Reader.Monitor.Live;

RootCommand command = MonitorCommand.Create((options, parsed, stop) =>
{
    using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, StandardOutput.Closed());
    (TextWriter output, TextWriter error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
    if (options.Faults)
    {
        new FaultMonitor(options, output, error).Run(ending.Token);
    }
    else if (options.Live)
    {
        LiveView.RequireTerminal();
        using var view = new LiveView(output, error, LiveView.TerminalSize);
        new FollowMonitor(options, view).Run(ending.Token);
    }
    else if (options.Follow)
    {
        using var view = new TextView(options, output, error);
        new FollowMonitor(options, view).Run(ending.Token);
    }
    else
    {
        new RingMonitor(options, output, error).Run(ending.Token);
    }
});

ParseResult parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} (--help shows the options)");
    return ExitCode.Usage;
}

try
{
    await using TextWriter output = StandardOutput.Open();
    InvocationConfiguration console = new()
    {
        Output = output,
        EnableDefaultExceptionHandler = false,
        // After Ctrl-C: time for a slow disk to take the last records.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
    };
    return await parsed.InvokeAsync(console);
}
catch (Exception e)
{
    (string message, int exitCode) = e switch
    {
        Mp3Exception known => (known.Message, known.ExitCode),
        IOException => ($"cannot write the output: {e.Message}", ExitCode.Usage),
        _ => ($"a bug in this program: {e}", ExitCode.Bug),
    };
    await Console.Error.WriteLineAsync(message);
    return exitCode;
}

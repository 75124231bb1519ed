// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Protocol;
using Mp3.Reader;
using Mp3.Reader.Monitor;

RootCommand command = MonitorCommand.Create((options, parsed, stop) =>
{
    using var ring = Ring.Open(options.Device);
    InvocationConfiguration console = parsed.InvocationConfiguration;
    new RingMonitor(ring, options).Run(console.Output, console.Error, StandardOutput.IsClosed, stop);
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
    return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
}
catch (Mp3Exception e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}
catch (IOException e)
{
    await Console.Error.WriteLineAsync($"cannot write the output: {e.Message}");
    return ExitCode.Usage;
}

// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>Runs by their names, as far as that needs no guest.</summary>
public sealed class ComputeTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("3f2a", "is no whole name of a run: 64 hexadecimal digits in lower case")]
    [InlineData("3F2A", "is no whole name of a run")]
    public async Task A_name_is_given_whole(string word, string message)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["compute", word]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_nobody_described_is_refused_with_the_way_out()
    {
        RunName name = Stores.Name(1);

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["compute", $"{name}", "--store", _scratch["store"]]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"what run {name.Abbreviated}… is: 'mp3 sweep FILE --list --missing' does", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_there_is_left_alone()
    {
        Stores.WriteAll(new RunStore(_scratch["store"]), 1);

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["compute", $"{Stores.Name(1)}", "--store", _scratch["store"]]);

        Assert.Equal((ExitCode.Success, $"{Stores.Name(1)}\tstored\n"), (run.ExitCode, run.Output));
    }
}

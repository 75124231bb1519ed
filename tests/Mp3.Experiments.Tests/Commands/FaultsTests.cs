// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

public sealed class FaultsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task It_prints_a_row_for_each_fault()
    {
        ProcessResult study = SyntheticFaults.Pairs(_scratch["study"], frames: 4000);

        string[][] rows = await RowsAsync("faults", "study");

        foreach (RunRow process in study.Runs)
        {
            string[][] own = [.. rows.Where(row => row[0] == process.Run && row[4] == process.Label)];
            Assert.Equal(process.MinorFaults, own.Count(row => row[9] == "minor"));
            Assert.Equal(process.MajorFaults, own.Count(row => row[9] == "major" && row[10].Length > 0));
        }

        Assert.Equal(study.Runs.Sum(process => process.MinorFaults + process.MajorFaults), rows.Length);
    }

    [Fact]
    public async Task It_prints_those_of_one_process_of_one_run()
    {
        ProcessResult study = SyntheticFaults.Pairs(_scratch["study"], frames: 4000);
        RunRow wanted = study.Runs[1];

        string[][] rows = await RowsAsync("faults", "study", "--run", wanted.Run, "--process", wanted.Label);

        Assert.Equal(wanted.MinorFaults + wanted.MajorFaults, rows.Length);
        Assert.All(rows, row => Assert.Equal((wanted.Run, wanted.Label), (row[0], row[4])));
    }

    [Theory]
    [InlineData("study has no run 'pair-c' with a log of faults; did you mean pair-", "study", "--run", "pair-c")]
    [InlineData("study has no process '16 R 500' with a log of faults; did you mean 16 R 5000?", "study", "--process", "16 R 500")]
    public async Task What_is_not_there_costs_a_line(string message, params string[] arguments)
    {
        _ = SyntheticFaults.Pairs(_scratch["study"], frames: 4000);

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["faults", .. arguments]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_result_without_logs_says_how_to_get_them()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["faults", FixtureFolder.CaseStudy1]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Equal($"mp3: {FixtureFolder.CaseStudy1} has no log of faults: run a study of processes with --faults, such as mp3 casestudy1 --faults\n", run.Errors);
    }

    [Fact]
    public async Task Of_several_seeds_it_names_a_folder()
    {
        _ = SyntheticRepetitions.Publish(_scratch["seeds"], [ProcessResult.Load(FixtureFolder.CaseStudy1)]);

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["faults", "seeds"]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("mp3: seeds holds several seeds: name the folder of one, such as seeds/seed-", run.Errors, StringComparison.Ordinal);
    }

    private async Task<string[][]> RowsAsync(params string[] arguments)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, arguments);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("run,time_ns,pid,tid,label,address,ip,access,mode,kind,latency_ns", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split(','))];
    }
}

// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Slurm;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm;

public sealed class SlurmOptionSetTests
{
    private readonly SlurmOptionSet _set = new();
    private readonly Command _command = new("sweep");

    public SlurmOptionSetTests()
    {
        foreach (Option option in _set.All)
        {
            _command.Options.Add(option);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("--on here")]
    public void Without_them_runs_are_computed_here(string line) => Assert.Null(_set.Read(Parse(line)));

    [Fact]
    public void Slurm_has_defaults_for_all()
    {
        SlurmOptions options = _set.Read(Parse("--on slurm"))!;

        Assert.Equal((null, null, null, null), (options.Partition, options.Account, options.Time, options.PerTask));
        Assert.Equal((true, false), (options.Waits, options.CancelsOnInterrupt));
        Assert.Empty(options.Sbatch);
    }

    [Fact]
    public void All_are_read()
    {
        SlurmOptions options = _set.Read(Parse("--on slurm --partition long --account os --time 2-12 --per-task 20 --sbatch=--exclusive --sbatch=--constraint=avx2 --cancel"))!;

        Assert.Equal(("long", "os", "2-12", 20), (options.Partition, options.Account, options.Time, options.PerTask));
        Assert.True(options.CancelsOnInterrupt);
        Assert.Equal(["--exclusive", "--constraint=avx2"], options.Sbatch);
        Assert.False(_set.Read(Parse("--on slurm --no-wait"))!.Waits);
    }

    [Theory]
    [InlineData("--on slrum", "--on slrum: choose here or slurm; did you mean slurm?")]
    [InlineData("--on slurm --time 2h", "--time 2h: write MINUTES, HOURS:MINUTES:SECONDS or DAYS-HOURS, such as 30, 1:30:00 or 2-12")]
    [InlineData("--on slurm --per-task 0", "--per-task 0: choose a whole number from 1 to 1000")]
    public void Bad_values_are_told(string line, string error) => Assert.Equal(error, Assert.Single(Parse(line).Errors).Message);

    [Theory]
    [InlineData("--partition long", "--partition says how Slurm is to compute: it needs --on slurm")]
    [InlineData("--per-task 5", "--per-task says how Slurm is to compute: it needs --on slurm")]
    [InlineData("--no-wait", "--no-wait says how Slurm is to compute: it needs --on slurm")]
    [InlineData("--on slurm --cancel --no-wait", "--cancel needs somebody who waits for the jobs, and --no-wait does not: choose one of them")]
    public void What_makes_no_sense_together_is_told(string line, string error)
    {
        Mp3Exception thrown = Assert.Throws<Mp3Exception>(() => _set.Read(Parse(line)));

        Assert.Equal((ExitCode.Usage, error), (thrown.ExitCode, thrown.Message));
    }

    private ParseResult Parse(string line) => _command.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>The same study under other circumstances: the whole result folder has the same bytes.</summary>
[Trait("Category", "Guest")]
public sealed class DeterminismTests(DeterminismTests.UndisturbedStudy undisturbed) : IClassFixture<DeterminismTests.UndisturbedStudy>
{
    private static readonly string[] Study = ["multiprog", "--n", "1,3", "--size", "24", "--memory", "512", "--scale", "1/8", .. TestKernel.Arguments];

    /// <summary>What is run before the program (env, prlimit, …), what it is told, and variables that it gets.</summary>
    public static TheoryData<string, string[], string> Circumstances => new()
    {
        { "one guest at a time", ["--jobs", "1"], "" },
        { "two guests at once", ["--jobs", "2"], "" },
        { "another time zone and language", [], "TZ=Pacific/Kiritimati LANG=tr_TR.UTF-8 LC_ALL=" },
        { "another home and folder of temporary files", [], "HOME={folder}/home TMPDIR={folder}/tmp" },
        { "a large environment", [], $"PADDING={new string('x', 3000)}" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Circumstances))]
    public async Task It_does_not_depend_on(string circumstance, string[] options, string variables)
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch["home"]);
        Directory.CreateDirectory(scratch["tmp"]);
        (string, string)[] environment = [.. variables.Replace("{folder}", scratch.Path, StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))];

        ProgramRun run = await Mp3Program.RunAsync(scratch.Path, [.. Study, .. options, "--out", "result"], [("MP3_CACHE", undisturbed.Cache), .. environment]);

        Assert.True(run.ExitCode == ExitCode.Success, $"{circumstance}: {run.Errors}");
        undisturbed.AssertSame(scratch["result"]);
    }

    [Fact]
    public async Task It_does_not_depend_on_what_else_the_machine_does()
    {
        using var scratch = new ScratchFolder();

        // As many loops as there are processors, until the study is over.
        ProgramRun run = await Mp3Program.ShellAsync(scratch.Path, $"""
            loops=
            for i in $(seq "$(nproc)"); do
                (while :; do :; done) &
                loops="$loops $!"
            done
            '{Mp3Program.Path}' {string.Join(' ', Study)} --fresh --out result
            code=$?
            kill $loops
            exit $code
            """);

        Assert.True(run.ExitCode == ExitCode.Success, run.Errors);
        undisturbed.AssertSame(scratch["result"]);
    }

    [Fact]
    public async Task It_does_not_depend_on_the_umask()
    {
        using var scratch = new ScratchFolder();

        string script = $"umask 077; exec '{Mp3Program.Path}' {string.Join(' ', Study)} --fresh --out result";
        ProgramRun run = await Mp3Program.ShellAsync(scratch.Path, script);

        Assert.True(run.ExitCode == ExitCode.Success, run.Errors);
        undisturbed.AssertSame(scratch["result"]);
    }

    /// <summary>The guest's programs are built anew in a copy of the checkout, which is then another user's.</summary>
    [Fact]
    public async Task It_does_not_depend_on_the_checkout_and_not_on_who_owns_it()
    {
        using var scratch = new ScratchFolder();
        string study = $"'{Mp3Program.Path}' {string.Join(' ', Study)} --fresh";

        ProgramRun own = await Mp3Program.ShellAsync(scratch.Path, $"""
            set -e
            mkdir checkout
            tar -C '{FixtureFolder.Repository}' -c --exclude=./artifacts --exclude=./results --exclude=bin --exclude=obj . | tar -x -C checkout
            cd checkout
            MP3_CACHE='{undisturbed.Cache}' {study} --out ../own
            """);

        Assert.True(own.ExitCode == ExitCode.Success, own.Errors);
        undisturbed.AssertSame(scratch["own"]);
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become another user");

        // Who may read all, because kernel and program may lie where others may not look.
        ProgramRun others = await Mp3Program.ShellAsync(scratch.Path, $"""
            set -e
            mkdir home
            chown -R 65534:65534 .
            cd checkout
            exec setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_read_search --ambient-caps=+dac_read_search \
                env HOME=$PWD/../home MP3_CACHE='{undisturbed.Cache}' MP3_STORE=$PWD/../home/store {study} --out ../others
            """);

        Assert.True(others.ExitCode == ExitCode.Success, others.Errors);
        undisturbed.AssertSame(scratch["others"]);
    }

    [Fact]
    public async Task It_does_not_depend_on_whether_its_runs_come_from_the_store()
    {
        using var scratch = new ScratchFolder();

        ProgramRun run = await Mp3Program.RunAsync(scratch.Path, [.. Study, "--out", "result"], ("MP3_STORE", undisturbed.Store));

        Assert.True(run.ExitCode == ExitCode.Success, run.Errors);
        Assert.Contains("2 of 2 runs from the store", run.Errors, StringComparison.Ordinal);
        undisturbed.AssertSame(scratch["result"]);
    }

    [Fact]
    public async Task Verify_computes_it_again_beside_a_load()
    {
        using var scratch = new ScratchFolder();

        ProgramRun run = await Mp3Program.RunAsync(scratch.Path, ["verify", "multiprog"], ("MP3_STORE", undisturbed.Store));

        Assert.True(run.ExitCode == ExitCode.Success, run.Errors);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.EndsWith(" the same bytes", StringComparison.Ordinal)));
    }

    /// <summary>The study, run once as it is.</summary>
    public sealed class UndisturbedStudy : IAsyncLifetime
    {
        private readonly ScratchFolder _scratch = new();

        public string Store => _scratch["store"];

        /// <summary>Where the kernels are, whatever HOME is.</summary>
        public string Cache { get; } = Mp3.Experiments.Guest.CacheFolder.Path;

        public async ValueTask InitializeAsync()
        {
            ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, [.. Study, "--out", "result"], ("MP3_STORE", Store));
            Assert.True(run.ExitCode == ExitCode.Success, run.Errors);
        }

        /// <summary>The same files with the same bytes.</summary>
        public void AssertSame(string folder)
        {
            string[] files = [.. Directory.GetFiles(_scratch["result"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
            Assert.Equal(files, Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            Assert.Contains("samples.csv", files);
            Assert.All(files, file => Assert.True(
                File.ReadAllBytes(Path.Combine(_scratch["result"], file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, file))), file));
        }

        public ValueTask DisposeAsync()
        {
            _scratch.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

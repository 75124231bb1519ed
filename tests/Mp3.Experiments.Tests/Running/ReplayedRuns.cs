// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Running;

/// <summary>Runs whose guests are a script: it writes a result of the run's name at once, and notes that it was called.</summary>
internal sealed class ReplayedRuns : IDisposable
{
    private const string Busybox = "/bin/busybox";

    /// <summary>It is preloaded, and changes nothing.</summary>
    private const string Library = "/lib/x86_64-linux-gnu/libdl.so.2";

    private readonly ScratchFolder _folder = new();
    private readonly FakeQemu _qemu;

    /// <param name="more">Shell commands before the result is written, which know <c>$run</c>.</param>
    public ReplayedRuns(string more = "")
    {
        _qemu = new FakeQemu($"""
            run=$(grep -ao '"run":"[a-z0-9]*"' "$initramfs" | head -n 1 | cut -d'"' -f4)
            echo "$run" >>'{Booted}'
            {more}
            dd if="{_folder.Path}/$run.img" of="$result" conv=notrunc 2>/dev/null
            """);
        _folder.Write("mp3.ko", "a module");
        Host = new GuestHost(
            Qemu.Choose(_qemu.Program),
            TestKernel.Resolve(),
            new GuestParts(_folder["mp3.ko"], _folder["mp3.ko"], Busybox, Busybox, Library),
            Busybox);
    }

    public GuestHost Host { get; }

    /// <summary>Runs that were booted, in no certain order.</summary>
    public IReadOnlyList<string> Boots => File.Exists(Booted) ? File.ReadAllLines(Booted) : [];

    private string Booted => Path.Combine(_folder.Path, "booted");

    /// <summary>Recipes of runs, each with a result of its own.</summary>
    public GuestRecipe[] Recipes(params string[] runs) => [.. runs.Select(run =>
    {
        using FileStream file = File.Create(_folder[$"{run}.img"]);
        ResultFile.Write(file, ReportOf(run), new MemoryStream(System.Text.Encoding.ASCII.GetBytes(run)));
        return new GuestRecipe(
            Host.Kernel.Release, 256, 0, 1, 1, [], [], new Dictionary<string, string>(), new GuestPlan(GuestPlan.CurrentVersion, run, [], 500));
    })];

    /// <summary>The same, as a study wants them.</summary>
    public NamedRun[] Named(params string[] runs) => [.. Recipes(runs).Select(recipe => NamedRun.Of(
        Host,
        new WantedRuns("test", [], 256, "a guest"),
        new WantedRun(recipe.Plan.Run, Parameters.None, recipe, new PlannedRun(recipe.Plan.Run, 1))))];

    /// <summary>Obtains runs, two at once.</summary>
    public Task<IReadOnlyList<ObtainedRun>> ObtainAsync(
        IReadOnlyList<GuestRecipe> recipes, StoreUse use, IStudyProgress? progress = null, CancellationToken cancellation = default) =>
        new RunExecutor("test", Host, use, progress ?? new KeptProgress()).RunAllAsync(
            [.. recipes.Select(recipe => new WantedRun(recipe.Plan.Run, Parameters.None, recipe, new PlannedRun(recipe.Plan.Run, 1)))],
            [.. Enumerable.Range(0, recipes.Count)],
            jobs: 2,
            cancellation);

    public void Dispose()
    {
        _qemu.Dispose();
        _folder.Dispose();
    }

    private static GuestReport ReportOf(string run) => new(
        GuestPlan.CurrentVersion, run, null, "6.1", 1, 2, 3, 4, 5, new RingFacts(1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 0, 0), 0, new Dictionary<string, long>(), []);
}

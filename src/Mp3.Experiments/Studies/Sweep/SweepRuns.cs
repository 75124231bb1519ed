// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using System.Text;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>
/// The runs of a sweep on this machine. None is kept: each look makes them again, in the order of settings, then of
/// seeds, then of the study.
/// </summary>
internal sealed class SweepRuns
{
    /// <summary>Seeds whose runs one thread makes at a time: a setting may have thousands.</summary>
    private const int SeedsAtOnce = 16;

    /// <summary>Settings that are checked together.</summary>
    private const int SettingsAtOnce = 256;

    private readonly SweepPlan _plan;
    private readonly RunStore _store;
    private readonly Func<string?, CancellationToken, Task<GuestHost>> _findHost;
    private readonly Dictionary<string, GuestHost> _hostOf = new(StringComparer.Ordinal);
    private readonly List<IStudyRequest> _prepared = [];
    private readonly HashSet<(string Kernel, string Knobs)> _knobs = [];

    private SweepRuns(SweepPlan plan, RunStore store, Func<string?, CancellationToken, Task<GuestHost>> findHost) =>
        (_plan, _store, _findHost) = (plan, store, findHost);

    /// <summary>Digest of all that decides which runs these are, 64 hexadecimal digits.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>How many there are; of a study with rounds, those of the first.</summary>
    public long Count { get; private set; }

    /// <summary>What comes out of runs decides which follow.</summary>
    public bool HasRounds { get; private set; }

    public SweepPlan Plan => _plan;

    public RunStore Store => _store;

    /// <summary>Checks every setting, and makes what the guests need.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="store">Where its runs are.</param>
    /// <param name="findHost">What this machine has for guests of a kernel; null: of the preferred one.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Mp3Exception">Usage: a setting makes no sense. Unavailable: the machine lacks something.</exception>
    public static async Task<SweepRuns> PrepareAsync(
        SweepPlan plan, RunStore store, Func<string?, CancellationToken, Task<GuestHost>> findHost, IStudyProgress progress, CancellationToken cancellation)
    {
        var runs = new SweepRuns(plan, store, findHost);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(SweepToml.TextOf(plan.Definition)));
        foreach (long[] numbers in Numbers(plan.Settings).Chunk(SettingsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            SweepSetting[] settings = InOrder.All(numbers, plan.At);
            foreach (SweepSetting setting in settings)
            {
                await runs.EnsureAsync(setting, progress, cancellation);
            }

            foreach (SweepCell cell in InOrder.All(settings, setting => runs.CellOf(setting, plan.Seeds[0])))
            {
                runs.Count += (long)cell.Names.Count * plan.Seeds.Count;
                runs.HasRounds |= cell.Request.HasRounds;
                digest.AppendData(Encoding.ASCII.GetBytes(cell.Names[0].ToString()));
            }
        }

        runs.Digest = Convert.ToHexStringLower(digest.GetHashAndReset());
        return runs;
    }

    /// <summary>All runs that are known by now.</summary>
    public IEnumerable<SweepRun> All() => Map(runs => runs.ToArray()).SelectMany(runs => runs);

    /// <summary>Those that the store lacks and that did not fail.</summary>
    public IEnumerable<SweepRun> Missing() => All().Where(run => run.State == RunState.Missing);

    /// <summary>What is made of the runs, some at a time on all cores, in their order.</summary>
    /// <param name="make">Is called by several threads at once; it enumerates the runs once.</param>
    public IEnumerable<T> Map<T>(Func<IEnumerable<SweepRun>, T> make)
    {
        var view = StoreView.Of(_store, Count);
        return InOrder.Select(Slices(), slice => make(slice.Seeds.SelectMany(seed => RunsOf(CellWithRounds(slice, seed), view))));
    }

    /// <summary>What is made of each cell, on all cores, in their order.</summary>
    /// <param name="make">Is called by several threads at once.</param>
    public IEnumerable<T> MapCells<T>(Func<SweepCell, T> make) => InOrder.Select(
        Slices().SelectMany(slice => slice.Seeds.Select(seed => (slice, seed))), pair => make(CellWithRounds(pair.slice, pair.seed)));

    /// <summary>Memory of this machine that the largest guest takes, MiB, QEMU's own apart.</summary>
    public int HostMib() => Numbers(_plan.Settings).Chunk(SettingsAtOnce)
        .Max(numbers => InOrder.All(numbers, number => CellOf(_plan.At(number), _plan.Seeds[0]).Wanted.HostMib).Max());

    private static IEnumerable<long> Numbers(long count)
    {
        for (long i = 0; i < count; i++)
        {
            yield return i;
        }
    }

    private static IEnumerable<SweepRun> RunsOf(SweepCell cell, StoreView view) =>
        Enumerable.Range(0, cell.Names.Count).Select(i => new SweepRun(cell, i, view.Of(cell.Names[i])));

    private IEnumerable<Slice> Slices() =>
        Numbers(_plan.Settings).SelectMany(number => _plan.Seeds.Chunk(SeedsAtOnce).Select(seeds => new Slice(this, number, seeds)));

    private SweepCell CellWithRounds(Slice slice, ulong seed)
    {
        SweepCell cell = CellOf(slice.Setting, seed) with { HostNeed = slice.HostNeed };
        return cell.IsWhole ? cell : cell.WithRounds(_store);
    }

    private SweepCell CellOf(SweepSetting setting, ulong seed)
    {
        try
        {
            return SweepCell.Of(setting, seed, PreparedOf(setting.Request), _hostOf[KernelOf(setting)]);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Usage)
        {
            throw SweepWord.RefusalAt(null, setting.At.All.Count == 0 ? e.Message : $"with {setting.Words}: {e.Message}");
        }
    }

    private async Task EnsureAsync(SweepSetting setting, IStudyProgress progress, CancellationToken cancellation)
    {
        RunChoices choices = setting.Request.Choices;
        if (choices.Clock != GuestClock.Virtual)
        {
            throw Mp3Exception.Usage("a sweep's runs are kept under their names, and under the host's clock a run has none");
        }

        string kernel = KernelOf(setting);
        if (!_hostOf.TryGetValue(kernel, out GuestHost? host))
        {
            progress.Say($"building the guest's programs for {(kernel.Length == 0 ? "the preferred kernel" : $"kernel {kernel}")}");
            _hostOf[kernel] = host = await _findHost(choices.Kernel, cancellation);
        }

        if (_knobs.Add((kernel, WordsOf(choices.Knobs))))
        {
            KernelSettings.RequireKnown(choices.Knobs, host.Image, host.Kernel.Release);
        }

        if (_prepared.All(prepared => setting.Request.PreparedAs(prepared) is null))
        {
            IStudyRequest prepared = await setting.Request.PrepareAsync(progress, cancellation);
            if (!ReferenceEquals(prepared, setting.Request))
            {
                _prepared.Add(prepared);
            }
        }
    }

    private IStudyRequest PreparedOf(IStudyRequest request) =>
        _prepared.Select(request.PreparedAs).FirstOrDefault(prepared => prepared is not null) ?? request;

    private static string KernelOf(SweepSetting setting) => setting.Request.Choices.Kernel ?? "";

    private static string WordsOf(GuestKnobs knobs) =>
        string.Join(' ', knobs.Sysctls.Concat(knobs.Files).Select(knob => $"{knob.Key}={knob.Value}"));

    /// <summary>Some seeds of a setting, which is parsed once for all of them.</summary>
    private sealed class Slice(SweepRuns runs, long number, ulong[] seeds)
    {
        private readonly Lazy<SweepSetting> _setting = new(() => runs._plan.At(number));

        public ulong[] Seeds => seeds;

        public SweepSetting Setting => _setting.Value;

        /// <summary>With any seed nearly the same, and known of the first one.</summary>
        public Lazy<int> HostNeed { get; } = new(() => runs.CellOf(runs._plan.At(number), runs._plan.Seeds[0]).Wanted.HostMib);
    }
}

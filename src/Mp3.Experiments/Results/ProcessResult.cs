// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Results.Faults;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>A result folder of a study of processes, in memory.</summary>
/// <param name="Manifest">From manifest.json.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex; pictures show its first 12 digits.</param>
/// <param name="Samples">From samples.csv: by run, then by tick, then in the order of the plan.</param>
/// <param name="Runs">From runs.csv: by run, then in the order of the plan.</param>
public sealed record ProcessResult(
    Manifest Manifest,
    string ManifestHash,
    IReadOnlyList<SampleRow> Samples,
    IReadOnlyList<RunRow> Runs) : IStudyResult
{
    public const string SamplesFile = "samples.csv";
    public const string RunsFile = "runs.csv";
    public const string MachineFile = "machine.csv";
    public const string PressureFile = "pressure.csv";
    public const string TreeFile = "processes.csv";

    /// <summary>From machine.csv: by run, then by tick; empty: an older result, which has none.</summary>
    public IReadOnlyList<MachineRow> Machine { get; init; } = [];

    /// <summary>From pressure.csv: by run, then by time; empty: an older result, or the guest's kernel has no PSI.</summary>
    public IReadOnlyList<PressureRow> Pressure { get; init; } = [];

    /// <summary>From processes.csv: by run, then by first sample; empty: the processes' children were not followed.</summary>
    public IReadOnlyList<TreeRow> Tree { get; init; } = [];

    /// <summary>The logs of every fault, a run's each; none: the processes were not traced.</summary>
    public IReadOnlyList<FaultLogFile> FaultLogs { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics => ProcessMetrics.All;

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observations => ObservationsOf(Runs, Manifest.Settings.Seed);

    /// <summary>Each run with all its processes together.</summary>
    /// <param name="runs">Rows of runs.csv.</param>
    /// <param name="seed">Of the study.</param>
    public static IReadOnlyList<Observation> ObservationsOf(IReadOnlyList<RunRow> runs, ulong seed) =>
    [
        .. runs.GroupBy(row => row.Run, StringComparer.Ordinal).Select(run => new Observation
        {
            Seed = seed,
            Run = run.Key,
            Parameters = run.First().Parameters,
            Amounts = Amounts.Of(
            [
                (RunColumn.Processes, run.Count()),
                (RunColumn.CompletionNs, RunColumn.CompletionNs.TotalOf(run.Select(row => row.CompletionNs))),
                .. Amounts.TotalOf([.. run.Select(row => row.Counted)]).All,
            ]),
        }),
    ];

    /// <summary>The lines of a run in pictures, which are the labels of its samples: its processes in the order of the plan,
    /// then the series of their children.</summary>
    public IReadOnlyList<string> SeriesOf(string run) =>
        [.. Runs.Where(row => row.Run == run).Select(row => row.Label).Concat(Tree.Where(row => row.Run == run).Select(row => row.Series)).Distinct(StringComparer.Ordinal)];

    /// <summary>Tells of a sample the label in runs.csv of the process that it counts for: of a child, its program.</summary>
    public Func<SampleRow, string> Owners()
    {
        ILookup<(string Run, int Pid), TreeRow> tree = Tree.OrderBy(row => row.LastNs).ToLookup(row => (row.Run, row.Pid));
        // A pid may have been given twice.
        return sample => tree[(sample.Run, sample.Pid)].FirstOrDefault(row => sample.TimeNs <= row.LastNs)?.Label ?? sample.Label;
    }

    /// <summary>Reads a folder and checks the CSV files against the manifest's SHA-256.</summary>
    /// <exception cref="Mp3Exception">Usage: something is missing, broken, or was changed after the run.</exception>
    public static ProcessResult Load(string path) => Load(ResultFolder.Open(path));

    /// <summary>Reads a folder that was opened, checked likewise.</summary>
    public static ProcessResult Load(OpenedResult folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyList<SampleRow> samples = LoadSamples(folder);
        Dictionary<string, Parameters> parameters = folder.Manifest.Runs.ToDictionary(run => run.Plan.Run, run => run.Parameters, StringComparer.Ordinal);
        string[] columns = folder.Manifest.Schema < Manifest.FirstWithParameters ? [] : [.. folder.Manifest.Runs.Take(1).SelectMany(run => run.Parameters.Names)];
        RunRow[] runs = [.. folder.Rows(RunsFile, RunRow.Csv(columns)).Select(row => row with { Parameters = parameters.GetValueOrDefault(row.Run, row.Parameters) })];
        return runs.Length > 0
            ? new ProcessResult(folder.Manifest, folder.ManifestHash, samples, runs)
            {
                Machine = LoadStream(folder, MachineFile, MachineRow.Csv, row => (row.Run, row.TimeNs)),
                Tree = folder.Manifest.Files.ContainsKey(TreeFile) ? folder.Rows(TreeFile, TreeRow.Csv) : [],
                FaultLogs = FaultLogFile.AllOf(folder.Path, folder.Manifest),
                Pressure = LoadStream(folder, PressureFile, PressureRow.Csv, row => (row.Run, row.TimeNs)),
            }
            : throw Mp3Exception.Usage($"{folder.PathOf(RunsFile)} holds no rows: run the study again");
    }

    /// <summary>The samples of a folder that was opened.</summary>
    /// <exception cref="Mp3Exception">Usage: they are missing, broken, were changed, or a time goes back.</exception>
    public static IReadOnlyList<SampleRow> LoadSamples(OpenedResult folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyList<SampleRow> samples = folder.Rows(
            SamplesFile, HasMemory(folder) ? SampleRow.Csv : SampleRow.CsvWithoutMemory);
        if (samples.Count == 0 && folder.Manifest.Settings.Module is null)
        {
            throw Mp3Exception.Usage($"{folder.PathOf(SamplesFile)} holds no rows: run the study again");
        }

        RequireRisingTime([.. samples.Select(row => (row.Run, row.Pid, row.TimeNs))], folder.PathOf(SamplesFile));
        return samples;
    }

    /// <summary>Writes the CSV files, the logs of faults and the manifest, which gets their SHA-256.</summary>
    /// <param name="draft">Where they go.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="samples">Rows of samples.csv.</param>
    /// <param name="runs">Rows of runs.csv.</param>
    /// <param name="machine">Rows of machine.csv.</param>
    /// <param name="pressure">Rows of pressure.csv.</param>
    /// <param name="faultLogs">The logs of every fault, by names of runs; null: there are none.</param>
    /// <param name="tree">Rows of processes.csv; null: there is no such file.</param>
    /// <param name="files">Other files of the result, by name; null: there are none.</param>
    /// <returns>The result as <see cref="Load(OpenedResult)"/> would read it.</returns>
    /// <exception cref="Mp3Exception">Failed: the disk is full; Usage: the folder can't be written.</exception>
    public static ProcessResult Write(
        ResultDraft draft,
        Manifest manifest,
        IReadOnlyList<SampleRow> samples,
        IReadOnlyList<RunRow> runs,
        IReadOnlyList<MachineRow> machine,
        IReadOnlyList<PressureRow> pressure,
        IReadOnlyDictionary<string, FileSlice>? faultLogs = null,
        IReadOnlyList<TreeRow>? tree = null,
        IReadOnlyDictionary<string, FileSlice>? files = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [SamplesFile] = SampleRow.Csv.ToBytes(samples),
            [RunsFile] = RunRow.Csv([.. runs.Take(1).SelectMany(row => row.Parameters.Names)]).ToBytes(runs),
            [MachineFile] = MachineRow.Csv.ToBytes(machine),
            [PressureFile] = PressureRow.Csv.ToBytes(pressure),
        };
        if (tree is not null)
        {
            tables[TreeFile] = TreeRow.Csv.ToBytes(tree);
        }

        (Manifest complete, string hash) = draft.Write(manifest, tables, (faultLogs ?? NoFiles)
            .Select(log => KeyValuePair.Create(FaultLogFile.NameOf(log.Key), log.Value))
            .Concat(files ?? NoFiles)
            .ToDictionary(StringComparer.Ordinal));
        return new ProcessResult(complete, hash, samples, runs)
        {
            Machine = machine,
            Pressure = pressure,
            Tree = tree ?? [],
            FaultLogs = FaultLogFile.AllOf(draft.Path, complete),
        };
    }

    private static IReadOnlyDictionary<string, FileSlice> NoFiles { get; } = new Dictionary<string, FileSlice>(StringComparer.Ordinal);

    private static bool HasMemory(OpenedResult folder) => folder.Manifest.Schema >= Manifest.FirstWithMemory;

    /// <summary>A file that older results do not have: theirs has no rows.</summary>
    private static IReadOnlyList<T> LoadStream<T>(OpenedResult folder, string file, CsvTable<T> table, Func<T, (string Run, long TimeNs)> place)
    {
        if (!HasMemory(folder))
        {
            return [];
        }

        IReadOnlyList<T> rows = folder.Rows(file, table);
        RequireRisingTime([.. rows.Select(place).Select(row => (row.Run, 0, row.TimeNs))], folder.PathOf(file));
        return rows;
    }

    // Of each process: those of a tick alternate.
    private static void RequireRisingTime(IReadOnlyList<(string Run, int Pid, long TimeNs)> rows, string path)
    {
        Dictionary<(string Run, int Pid), long> last = [];
        foreach ((int i, (string run, int pid, long time)) in rows.Index())
        {
            if (last.TryGetValue((run, pid), out long before) && time < before)
            {
                throw Mp3Exception.Usage($"{path}, line {i + 2}: time_ns goes back from {before} to {time} in run {run}");
            }

            last[(run, pid)] = time;
        }
    }
}

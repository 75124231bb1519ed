// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Diagnostics;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series.Faults;
using Mp3.Experiments.Commands;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Faults;
using Mp3.FaultBench;
using Mp3.Protocol;
using Mp3.Reader.Faults;

const double MiB = 1024 * 1024;
const double NsPerSecond = 1e9;

Option<long> countOption = new("--count") { HelpName = "N", Description = "Faults", DefaultValueFactory = _ => 10_000_000 };
Option<int> processesOption = new("--processes") { HelpName = "N", Description = "Processes that have them", DefaultValueFactory = _ => 2 };
Option<string?> outOption = Texts.Option("--out", "FOLDER", "Keep log and pictures there [default: they are removed]");
var root = new RootCommand("Measure how long it takes to log very many faults, and to draw them from their log.") { countOption, processesOption, outOption };
HelpWithExamples.Add(root, "make bench-faults", "make bench-faults FAULT_OPTIONS='--count 1000000'");
root.SetAction(parsed =>
{
    string? kept = parsed.GetValue(outOption);
    string folder = kept is null ? Directory.CreateTempSubdirectory("mp3-fault-bench-").FullName : Directory.CreateDirectory(kept).FullName;
    try
    {
        Measure(parsed.GetValue(countOption), parsed.GetValue(processesOption), folder);
    }
    finally
    {
        if (kept is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    return ExitCode.Success;
});
return await CommandLine.RunAsync(root, args);

static void Measure(long count, int processes, string folder)
{
    string path = Path.Combine(folder, FaultLogFile.NameOf("bench"));
    using (FileStream file = File.Create(path))
    {
        var writer = new FaultLogWriter(file);
        foreach (FaultRecord record in MadeUpFaults.Records(count, processes))
        {
            writer.Append(record);
        }

        writer.Flush();
    }

    double megabytes = new FileInfo(path).Length / 1e6;
    var run = new TracedRun(new FaultLogFile("bench", path, FileDigests.Of(path)), EpochNs: 0, []);
    long endNs = MadeUpFaults.EndNs(count);
    long before = Process.GetCurrentProcess().PeakWorkingSet64;

    TimeSpan busy = Process.GetCurrentProcess().TotalProcessorTime;
    var watch = Stopwatch.StartNew();
    var map = FaultMap.Of(run, endNs);
    TimeSpan read = watch.Elapsed;
    TimeSpan busyReading = Process.GetCurrentProcess().TotalProcessorTime - busy;
    Figure?[] figures = [FaultMapFigure.Of(map, endNs / NsPerSecond), FaultLatencyFigure.Of([map], ceiling: null)];
    IReadOnlyList<string> pictures = PictureFiles.Write([.. figures.OfType<Figure>()], new Caption(["made up"], null, [], "bench"), folder);
    TimeSpan all = watch.Elapsed;
    TimeSpan busyInAll = Process.GetCurrentProcess().TotalProcessorTime - busy;

    long grown = Process.GetCurrentProcess().PeakWorkingSet64 - before;
    Console.WriteLine(
        $"{count:N0} faults, {megabytes:0} MB of log ({megabytes * 1e6 / count:0.0} bytes a fault): read in {Text(read, busyReading)}, "
        + $"read and drawn in {Text(all, busyInAll)} ({pictures.Count} files, {pictures.Sum(file => new FileInfo(file).Length) / MiB:0.0} MiB), "
        + $"{grown / MiB:0} MiB of memory");
}

static string Text(TimeSpan wall, TimeSpan cpu) => $"{wall.TotalSeconds:0.0} s ({cpu.TotalSeconds:0.0} s of CPU)";

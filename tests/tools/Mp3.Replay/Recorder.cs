// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Globalization;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Replay;

/// <summary>
/// Runs a study and writes what it tells, in the form that <see cref="Trace"/> reads. Times are those of
/// <see cref="ChildrenClock"/>, so guests have to run one at a time.
/// </summary>
internal static class Recorder
{
    /// <param name="path">The file to write.</param>
    /// <param name="words">A study, case study 1 or multiprog, with its options: <c>multiprog --swap hdd --scale 1/16</c>.</param>
    public static async Task<int> RunAsync(string path, string[] words)
    {
        var common = new StudyOptionSet();
        var counts = new Option<string>("--n") { DefaultValueFactory = _ => "1,5,11" };
        var command = new RootCommand { counts };
        command.Arguments.Add(new Argument<string>("study"));
        foreach (Option option in common.All)
        {
            command.Options.Add(option);
        }

        ParseResult parsed = command.Parse(words);
        if (parsed.Errors is [{ Message: string message }, ..])
        {
            await Console.Error.WriteLineAsync(message);
            return ExitCode.Usage;
        }

        StudyOptions options = common.Read(parsed) with { Jobs = 1 };
        StudyDefinition study = parsed.GetRequiredValue<string>("study") == PairRuns.Study
            ? PairRuns.Define(options.Seed, options.Scale)
            : CopiesRuns.Define(
                [.. parsed.GetRequiredValue(counts).Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))],
                CopiesRuns.DefaultSizeMib,
                options.Seed,
                options.Scale);
        string release = KernelCache.OfThisMachine().Resolve(options.Kernel).Release;
        double usableMib = GuestLayout.For(options.Size, release).UsableMib(release);
        using var progress = new RecordedProgress(path, usableMib, options.Swap.Compresses);
        var request = new ProcessRequest(_ => study, options);
        _ = await WantedRunner.RunAsync(request.Choices, request.Want, progress, CancellationToken.None);
        return 0;
    }

    private sealed class RecordedProgress(string path, double usableMib, bool compresses) : IStudyProgress, IDisposable
    {
        private readonly Lock _lock = new();
        private readonly StreamWriter _file = new(path) { AutoFlush = true };
        private readonly TimeSpan _origin = ChildrenClock.Now();

        public void Say(string message) => Write("said", "", message);

        public void Planned(IReadOnlyList<PlannedRun> runs, int jobs) => Write(
            "planned", Text(jobs), $"{Text(Math.Round(usableMib, 1))}{(compresses ? $",{Trace.Compressed}" : "")} {string.Join(' ', runs.Select(run => run.Name))}");

        public void Started(GuestPlan run) => Write("started", run.Run, string.Join(',', run.Processes.Select(process =>
            $"{process.Work!.Arguments}|{process.Iterations}")));

        public void Advanced(GuestPlan run, ProgressLine line) => Write("advanced", run.Run, line.ToString());

        public void Finished(GuestPlan run) => Write("finished", run.Run, "");

        public void Dispose() => _file.Dispose();

        private void Write(string kind, string run, string rest)
        {
            lock (_lock)
            {
                _file.WriteLine($"{Text((long)(ChildrenClock.Now() - _origin).TotalMilliseconds)}\t{kind}\t{run}\t{rest}");
            }
        }

        private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
    }
}

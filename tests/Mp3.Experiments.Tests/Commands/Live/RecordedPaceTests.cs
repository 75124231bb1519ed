// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Live;
using Mp3.Experiments.Experiments;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;
using Mp3.Replay;

namespace Mp3.Experiments.Tests.Commands.Live;

/// <summary>
/// Estimates against studies that were recorded: from a third on they are right within a factor of two. The host was
/// busy with other things, by turns (its load was 10 to 50): what nobody can foresee may make one of ten estimates a
/// little worse.
/// </summary>
public sealed class RecordedPaceTests
{
    private const double Factor = 2;
    private const double WorstFactor = 2.5;
    private const double Foreseeable = 0.9;

    /// <summary>Nobody minds so much.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(3);

    /// <summary>After its boot, by the guest's own reports.</summary>
    [Theory]
    [InlineData("pairs")]
    [InlineData("pairs-quarter")]
    [InlineData("copies")]
    [InlineData("copies20")]
    [InlineData("sweep")]
    public void From_a_third_of_a_run_on_its_time_left_is_right(string name)
    {
        var trace = Trace.Read(PathOf(name));
        Dictionary<string, (TimeSpan Begin, TimeSpan End)> runs = trace.Events.Where(e => e.Kind is "advanced" or "finished").GroupBy(e => e.Run)
            .ToDictionary(run => run.Key, run => (run.First().At, run.Last().At), StringComparer.Ordinal);
        var pace = new StudyPace(trace.Runs);
        List<string> wrong = [];
        List<string> far = [];
        int asked = 0;
        foreach (TraceEvent told in trace.Events)
        {
            told.Tell(new PacedProgress(pace, told.At, run =>
            {
                (TimeSpan begin, TimeSpan end) = runs[run.Run];
                if (told.At >= begin + ((end - begin) / 3))
                {
                    asked++;
                    wrong.AddRange(Judge($"{run.Run} at {told.At}", pace.LeftOf(run, told.At), end - told.At, Factor));
                    far.AddRange(Judge($"{run.Run} at {told.At}", pace.LeftOf(run, told.At), end - told.At, WorstFactor));
                }
            }));
        }

        AssertRight(asked, trace.Runs, wrong, far);
    }

    /// <summary>From the moment on at which the first guest has booted, every second.</summary>
    [Theory]
    [InlineData("pairs")]
    [InlineData("pairs-quarter")]
    [InlineData("copies")]
    [InlineData("copies20")]
    public void From_a_third_of_a_study_on_its_time_left_is_right(string name)
    {
        var trace = Trace.Read(PathOf(name));
        TimeSpan begin = trace.Events.First(e => e.Kind == "advanced").At;
        TimeSpan end = trace.Events[^1].At;
        var pace = new StudyPace(trace.Runs);
        var waiting = new Queue<TraceEvent>(trace.Events);
        List<string> wrong = [];
        List<string> far = [];
        int asked = 0;
        for (TimeSpan now = begin; now < end; now += TimeSpan.FromSeconds(1))
        {
            while (waiting.TryPeek(out TraceEvent? told) && told.At <= now)
            {
                waiting.Dequeue().Tell(new PacedProgress(pace, told.At, _ => { }));
            }

            if (now >= begin + ((end - begin) / 3))
            {
                asked++;
                wrong.AddRange(Judge($"{name} at {now}", pace.Left(now), end - now, Factor));
                far.AddRange(Judge($"{name} at {now}", pace.Left(now), end - now, WorstFactor));
            }
        }

        AssertRight(asked, 1, wrong, far);
    }

    private static void AssertRight(int asked, int atLeast, List<string> wrong, List<string> far)
    {
        Assert.True(asked >= atLeast, $"{asked} estimates");
        Assert.Empty(far);
        Assert.True(wrong.Count <= (1 - Foreseeable) * asked, $"{wrong.Count} of {asked}: {string.Join('\n', wrong)}");
    }

    private static string PathOf(string name) => Path.Combine(
        FixtureFolder.Repository, "tests", "Mp3.Experiments.Tests", "Fixtures", "progress", name + ".tsv");

    private static IEnumerable<string> Judge(string what, TimeSpan? said, TimeSpan left, double factor)
    {
        if (said is not { } guess)
        {
            yield return $"{what}: {left} left, and nothing said";
        }
        else if ((guess - left).Duration() > Grain && (guess / left < 1 / factor || guess / left > factor))
        {
            yield return $"{what}: {left} left, said {guess}";
        }
    }

    /// <summary>Hands to a pace what is told at a moment.</summary>
    private sealed class PacedProgress(StudyPace pace, TimeSpan now, Action<GuestPlan> advanced) : IStudyProgress
    {
        public void Say(string message)
        {
        }

        public void Planned(IReadOnlyList<PlannedRun> runs, int jobs) => pace.Plan(runs, jobs);

        public void Started(GuestPlan run) => pace.Start(run, now);

        public void Advanced(GuestPlan run, ProgressLine line)
        {
            pace.Advance(run, line, now);
            advanced(run);
        }

        public void Finished(GuestPlan run) => pace.Finish(run, now);
    }
}

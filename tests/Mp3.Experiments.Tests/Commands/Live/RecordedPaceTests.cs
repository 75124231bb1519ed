// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Live;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;
using Mp3.Replay;

namespace Mp3.Experiments.Tests.Commands.Live;

/// <summary>
/// Estimates against studies that were recorded: from a third on they are right within a factor of two. In some the time
/// is the host's, which was busy with other things by turns (its load was 10 to 50), in the others it is the guests' CPU
/// time. What nobody can foresee may make one of ten estimates a little worse.
/// </summary>
public sealed class RecordedPaceTests
{
    private const double Factor = 2;
    private const double WorstFactor = 2.5;
    private const double Foreseeable = 0.9;

    /// <summary>Nobody minds so much on a busy host.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(3);

    /// <summary>Nor a second on one that does nothing else.</summary>
    private static readonly TimeSpan FineGrain = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Busy => ["pairs", "copies", "copies20"];

    public static TheoryData<string> Alone =>
    [
        .. from study in (string[])["pairs", "copies"]
           from device in (string[])["ssd", "nvme", "hdd", "zram"]
           from scale in (string[])["8", "16"]
           where (study, device) != ("pairs", "zram")
           select $"{study}-{device}-{scale}",
    ];

    [Theory]
    [MemberData(nameof(Busy))]
    [InlineData("sweep")]
    public void From_a_third_of_a_run_on_its_time_left_is_right(string name) => AssertOfRuns(name, Grain);

    [Theory]
    [MemberData(nameof(Alone))]
    public void On_a_host_that_does_nothing_else_it_is_right_to_a_second(string name) => AssertOfRuns(name, FineGrain);

    [Theory]
    [MemberData(nameof(Busy))]
    public void From_a_third_of_a_study_on_its_time_left_is_right(string name) => AssertOfStudy(name, Grain);

    [Theory]
    [MemberData(nameof(Alone))]
    public void That_of_the_study_is_right_to_two_seconds(string name) => AssertOfStudy(name, 2 * FineGrain);

    /// <summary>At each report of a run after its boot.</summary>
    private static void AssertOfRuns(string name, TimeSpan grain)
    {
        var trace = Trace.Read(PathOf(name));
        Dictionary<string, (TimeSpan Begin, TimeSpan End)> runs = trace.Events.Where(e => e.Kind is "advanced" or "finished").GroupBy(e => e.Run)
            .ToDictionary(run => run.Key, run => (run.First().At, run.Last().At), StringComparer.Ordinal);
        var pace = new StudyPace(trace.Runs);
        var judge = new Judge();
        foreach (TraceEvent told in trace.Events)
        {
            told.Tell(new PacedProgress(pace, told.At, run =>
            {
                (TimeSpan begin, TimeSpan end) = runs[run.Run];
                if (told.At >= begin + ((end - begin) / 3))
                {
                    judge.Hear($"{run.Run} at {told.At}", pace.LeftOf(run, told.At), end - told.At, grain);
                }
            }));
        }

        judge.AssertRight(trace.Runs);
    }

    /// <summary>From the moment on at which the first guest has booted, a hundred times.</summary>
    private static void AssertOfStudy(string name, TimeSpan grain)
    {
        var trace = Trace.Read(PathOf(name));
        TimeSpan begin = trace.Events.First(e => e.Kind == "advanced").At;
        TimeSpan end = trace.Events[^1].At;
        var pace = new StudyPace(trace.Runs);
        var waiting = new Queue<TraceEvent>(trace.Events);
        var judge = new Judge();
        for (TimeSpan now = begin; now < end; now += (end - begin) / 100)
        {
            while (waiting.TryPeek(out TraceEvent? told) && told.At <= now)
            {
                waiting.Dequeue().Tell(new PacedProgress(pace, told.At, _ => { }));
            }

            if (now >= begin + ((end - begin) / 3))
            {
                judge.Hear($"{name} at {now}", pace.Left(now), end - now, grain);
            }
        }

        judge.AssertRight(1);
    }

    private static string PathOf(string name) => Path.Combine(
        FixtureFolder.Repository, "tests", "Mp3.Experiments.Tests", "Fixtures", "progress", name + ".tsv");

    /// <summary>Compares what was said with what came.</summary>
    private sealed class Judge
    {
        private readonly List<string> _wrong = [];
        private readonly List<string> _far = [];
        private int _asked;

        public void Hear(string what, TimeSpan? said, TimeSpan left, TimeSpan grain)
        {
            _asked++;
            string text = $"{what}: {left} left, said {said}";
            if (!IsRight(Factor))
            {
                _wrong.Add(text);
            }

            // To say nothing is not to be far off.
            if (said is not null && !IsRight(WorstFactor))
            {
                _far.Add(text);
            }

            bool IsRight(double factor) =>
                said is { } guess ? (guess - left).Duration() <= grain || (guess / left >= 1 / factor && guess / left <= factor) : left <= grain;
        }

        public void AssertRight(int atLeast)
        {
            Assert.True(_asked >= atLeast, $"{_asked} estimates");
            Assert.True(_far.Count == 0, string.Join('\n', _far));
            Assert.True(_wrong.Count <= (1 - Foreseeable) * _asked, $"{_wrong.Count} of {_asked}: {string.Join('\n', _wrong)}");
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

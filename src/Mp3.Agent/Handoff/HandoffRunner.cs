// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent.Handoff;

/// <summary>Runs all scenarios of a hand-off plan, one after the other.</summary>
internal sealed class HandoffRunner(GuestPlan plan, HandoffPlan handoff, TextWriter progress)
{
    private const string Folder = "/run/handoff";

    /// <exception cref="Mp3Exception">A scenario could not be done.</exception>
    public RunOutcome Run()
    {
        MemoryLock.Take();
        RealTime.GoBeforeAll();
        _ = Directory.CreateDirectory(Folder);
        var machine = new MachineAccount(plan);
        machine.Open();
        // A file, not memory: the agent is locked, and the logs are many.
        var logs = new FileStream(Path.Combine(Folder, "logs"), FileMode.Create, FileAccess.ReadWrite);
        // The host learns by it that the boot is over.
        progress.WriteLine(new ProgressLine(0, 0, default, Processes: []));
        long start = MonotonicClock.NowNs;
        List<ScenarioReport> done = [];
        foreach (HandoffScenario scenario in handoff.Scenarios)
        {
            done.Add(new ScenarioRun(handoff, scenario, Folder).Run(logs));
            RingFacts ring = done[^1].Ring;
            var state = new RingCounts(ring.Head, Lost: 0, ring.Capacity); // What is lost is judged after the run.
            progress.WriteLine(new ProgressLine(MonotonicClock.NowNs - start, done.Count, state, Processes: []));
        }

        GuestReport report = machine.Close(start, MonotonicClock.NowNs, done[^1].Ring) with { Scenarios = done };
        return new RunOutcome(report, logs);
    }
}

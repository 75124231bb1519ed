// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mp3.Protocol;
using Mp3.Reader.Logs;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>The logs of one scenario, as they came out of the guest.</summary>
/// <param name="Scenario">From the plan.</param>
/// <param name="Report">What the guest reported.</param>
/// <param name="Writer">How far the module was, over time.</param>
/// <param name="Monitors">In the order of the plan's strategies.</param>
public sealed record ScenarioLogs(
    HandoffScenario Scenario, ScenarioReport Report, IReadOnlyList<WriterPoint> Writer, IReadOnlyList<MonitorLog> Monitors)
{
    /// <summary>Divides the result file's records among the scenarios.</summary>
    /// <exception cref="Mp3Exception">Failed: there are more or fewer bytes than the report says.</exception>
    public static IReadOnlyList<ScenarioLogs> Of(HandoffPlan plan, IReadOnlyList<ScenarioReport> reports, ReadOnlyMemory<byte> records)
    {
        int at = 0;
        List<ScenarioLogs> logs = [];
        foreach ((HandoffScenario scenario, ScenarioReport report) in plan.Scenarios.Zip(reports))
        {
            WriterPoint[] writer = Take<WriterPoint>(report.WriterPoints);
            MonitorLog[] monitors = [.. report.Monitors.Select(monitor =>
                new MonitorLog(monitor, Take<LoggedRecord>(monitor.Records), Take<Look>(monitor.Looks)))];
            logs.Add(new ScenarioLogs(scenario, report, writer, monitors));
        }

        return at == records.Length && logs.Count == plan.Scenarios.Count
            ? logs
            : throw Incomplete();

        T[] Take<T>(int count)
            where T : unmanaged
        {
            long size = (long)count * Unsafe.SizeOf<T>();
            if (count < 0 || size > records.Length - at)
            {
                throw Incomplete();
            }

            ReadOnlySpan<byte> bytes = records.Span.Slice(at, (int)size);
            at += (int)size;
            return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
        }
    }

    private static Mp3Exception Incomplete() => Mp3Exception.Failed("the guest's logs are not what its report says: 'make build' builds both sides anew");
}

/// <summary>The log of one monitor.</summary>
/// <param name="Report">What the guest reported.</param>
/// <param name="Records">What it logged, in its order.</param>
/// <param name="Looks">When it was woken and how far it then got.</param>
public sealed record MonitorLog(MonitorReport Report, LoggedRecord[] Records, IReadOnlyList<Look> Looks);

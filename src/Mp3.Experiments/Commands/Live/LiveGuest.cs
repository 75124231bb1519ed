// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Protocol;
using Mp3.Reader.Live;

namespace Mp3.Experiments.Commands.Live;

/// <summary>A running guest, as the live view shows it.</summary>
/// <param name="run">What it has to do.</param>
internal sealed class LiveGuest(GuestPlan run)
{
    /// <summary>Lines for processes that are enough: six and the sum, or seven.</summary>
    public const int MostProcessLines = 7;

    private readonly ProcessRates[] _processes = [.. run.Processes.Select(process => new ProcessRates(process.Label, new RateHistory()))];
    private readonly RateHistory _sum = new();
    private ProgressLine? _last;

    /// <summary>What came of it, to be added to a sentence.</summary>
    public string Result => _last is { } line ? $", {RunSteps.Outcome(run, line)}" : "";

    /// <summary>Takes what the guest reported.</summary>
    public void Advance(ProgressLine line)
    {
        _last = line;
        _sum.Add(line.ElapsedNs, line.Faults);
        foreach ((ProcessRates rates, ProcessProgress process) in _processes.Zip(line.Processes))
        {
            rates.History.Add(line.ElapsedNs, process.Faults);
        }
    }

    /// <summary>The guest in one line: what is most important, as far as there is room.</summary>
    /// <param name="left">Time that it still needs, if that can be said.</param>
    /// <param name="width">Characters that a line may have.</param>
    public string Headline(TimeSpan? left, int width)
    {
        if (_last is not { } line)
        {
            return ProcessLines.Fitted($"{run.Run}: booting", width);
        }

        string head = $"{run.Run}: {RunSteps.Position(run, line)}";
        IEnumerable<string> details =
        [
            .. line.Ring.Lost > 0 ? [$"{line.Ring.Lost:N0} RECORDS LOST"] : Array.Empty<string>(),
            .. left is { } time ? [TimeLeft.Text(time)] : Array.Empty<string>(),
            RunSteps.Outcome(run, line),
            .. RunSteps.IsOfProcesses(run) || line.Iterations == 0 ? Array.Empty<string>()
                : [$"last ring: {line.Ring.Written:N0} records, room for {line.Ring.Capacity:N0}"],
        ];
        return ProcessLines.Fitted(
            details.Aggregate(head, (text, detail) => text.Length + 2 + detail.Length <= width ? $"{text}, {detail}" : text), width);
    }

    /// <summary>Its processes and its ring, as far as there is room; nothing until the guest has reported.</summary>
    /// <param name="lines">Lines that there is room for.</param>
    /// <param name="width">Characters that a line may have.</param>
    public IReadOnlyList<string> Details(int lines, int width)
    {
        // Of a sweep there is no more to say than its headline does.
        if (_last is not { } line || lines <= 0 || !RunSteps.IsOfProcesses(run))
        {
            return [];
        }

        // Rather every process than the ring: the headline says what is lost anyway.
        bool allFit = _processes.Length <= Math.Min(lines, MostProcessLines);
        IReadOnlyList<string> processes = ProcessLines.Layout(_processes, _sum, allFit ? lines : Math.Max(1, lines - 1), width);
        string ring = $"  ring: {line.Ring.Written:N0} records written, {line.Ring.Lost:N0} lost, room for {line.Ring.Capacity:N0}";
        return processes.Count < lines ? [.. processes, ProcessLines.Fitted(ring, width)] : processes;
    }
}

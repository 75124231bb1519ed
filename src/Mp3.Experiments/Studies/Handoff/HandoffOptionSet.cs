// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>The options of case study 3.</summary>
internal sealed class HandoffOptionSet : IStudyOptions
{
    private const int MaxMib = 1024 * 1024;
    private const double LeastPeriodSeconds = 0.1;
    private const double LongestPeriodSeconds = 3600;
    private const int MsPerSecond = 1000;

    private readonly StudyOptionSet _common = new();

    private readonly Option<IReadOnlyList<int>?> _capacity = new("--capacity")
    {
        Description = "Ring capacities, records; the module rounds up to powers of two [default: what is written in 1/2, 1, 2 and 4 periods]",
        HelpName = "LIST",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = ParseCapacities,
    };

    private readonly TextOption<IReadOnlyList<double>> _stall = new(
        "--stall", "LIST", "How long the monitors are delayed, periods", string.Join(',', HandoffOptions.DefaultStalls), ParseStalls);

    private readonly Option<int?> _period = new("--period")
    {
        Description = "Time between two looks of a monitor, s [default: 30; 2 for delays that compute, since they cost the host their time]",
        HelpName = "SECONDS",
        CustomParser = ParsePeriod,
    };

    private readonly Option<int?> _tick = Numbers.Optional("--tick", "MS", "Time between two samples, ms [default: a 600th of the period]", 1, 10_000);

    private readonly TextOption<DelayKind> _delay = WordOption.Create(
        "--delay",
        "sigstop: the monitors are stopped; cpu: a real-time process computes; memory: another one thrashes",
        ("sigstop", DelayKind.SigStop),
        ("cpu", DelayKind.Cpu),
        ("memory", DelayKind.Memory));

    private readonly Option<int?> _memory = Numbers.Optional(
        "--memory", "MIB", "RAM of the guest, MiB [default: 1024; 256 for --delay memory]", 1, MaxMib);

    /// <inheritdoc/>
    public IReadOnlyList<Option> All =>
    [
        _capacity, _stall, _delay, _period, _tick, _memory, _common.Swap, _common.Disk, _common.Seed, _common.Kernel, _common.Qemu, _common.Out,
        .. _common.Runs.All,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Option> OfSession => _common.OfSession;

    /// <inheritdoc/>
    public IStudyRequest Read(ParseResult parsed) => new HandoffRequest(new HandoffOptions(
        parsed.GetValue(_capacity),
        _stall.Of(parsed),
        parsed.GetValue(_period),
        parsed.GetValue(_tick),
        _delay.Of(parsed),
        parsed.GetValue(_memory),
        _common.ReadSwap(parsed),
        parsed.GetValue(_common.Seed),
        parsed.GetValue(_common.Kernel),
        parsed.GetValue(_common.Out))
    {
        Qemu = parsed.GetValue(_common.Qemu),
        Runs = _common.Runs.Read(parsed),
    });

    private static IReadOnlyList<int>? ParseCapacities(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!IntegerList.TryParse(text, HandoffOptions.LargestCapacity, out IReadOnlyList<int>? list, out string? error))
        {
            result.AddError($"--capacity {text}: {error}");
        }
        else if (list[0] < HandoffOptions.LeastCapacity)
        {
            result.AddError($"--capacity {text}: the module's smallest ring has {HandoffOptions.LeastCapacity} records");
        }

        return list;
    }

    private static TextOption<IReadOnlyList<double>>.Meaning ParseStalls(string text)
    {
        var stalls = new SortedSet<double>();
        foreach (string item in text.Split(','))
        {
            if (!TryParse(item.Trim(), out double value) || value > HandoffOptions.LongestStall)
            {
                return new(null, $"'{item}' is no number of periods from 0 to {HandoffOptions.LongestStall}; write 2 or 0,0.5,1");
            }

            _ = stalls.Add(value);
        }

        return new([.. stalls]);
    }

    private static int? ParsePeriod(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!TryParse(text.EndsWith('s') ? text[..^1] : text, out double seconds) || seconds is < LeastPeriodSeconds or > LongestPeriodSeconds)
        {
            result.AddError($"--period {text}: choose {LeastPeriodSeconds} to {LongestPeriodSeconds} seconds");
        }

        return (int)Math.Round(seconds * MsPerSecond);
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}

// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary><c>mp3 casestudy3</c>.</summary>
public static class HandoffCommandLine
{
    private const int MaxMib = 1024 * 1024;
    private const double LeastPeriodSeconds = 0.1;
    private const double LongestPeriodSeconds = 3600;
    private const int MsPerSecond = 1000;

    public static Command Create()
    {
        var capacity = new Option<IReadOnlyList<int>?>("--capacity")
        {
            Description = "Ring capacities, records; the module rounds up to powers of two [default: what is written in 1/2, 1, 2 and 4 periods]",
            HelpName = "LIST",
            CustomParser = ParseCapacities,
        };
        var stall = new TextOption<IReadOnlyList<double>>(
            "--stall", "LIST", "How long the monitors are delayed, periods", string.Join(',', HandoffOptions.DefaultStalls), ParseStalls);
        var period = new Option<int?>("--period")
        {
            Description = "Time between two looks of a monitor, s [default: 30; 2 for delays that compute, since they cost the host their time]",
            HelpName = "SECONDS",
            CustomParser = ParsePeriod,
        };
        Option<int?> tick = Numbers.Optional("--tick", "MS", "Time between two samples, ms [default: a 600th of the period]", 1, 10_000);
        TextOption<DelayKind> delay = WordOption.Create(
            "--delay",
            "sigstop: the monitors are stopped; cpu: a real-time process computes; memory: another one thrashes",
            ("sigstop", DelayKind.SigStop),
            ("cpu", DelayKind.Cpu),
            ("memory", DelayKind.Memory));
        Option<int?> memory = Numbers.Optional("--memory", "MIB", "RAM of the guest, MiB [default: 1024; 256 for --delay memory]", 1, MaxMib);
        var common = new StudyOptionSet();
        var command = new Command(
            HandoffResult.Study,
            "The hand-off to a slow monitor: four strategies on one ring, delayed alike, and what each of them loses.")
        {
            capacity, stall, delay, period, tick, memory, common.Swap, common.Disk, common.Seed, common.Kernel, common.Qemu, common.Out, common.Json,
        };
        common.Runs.AddTo(command);
        HelpWithExamples.Add(
            command, "mp3 casestudy3", "mp3 casestudy3 --capacity 256,512 --stall 0,1,2 --period 2 --tick 10", "mp3 casestudy3 --delay memory --swap hdd");
        command.SetAction((parsed, cancellation) => HandoffSession.RunAsync(
            new HandoffOptions(
                parsed.GetValue(capacity),
                stall.Of(parsed),
                parsed.GetValue(period),
                parsed.GetValue(tick),
                delay.Of(parsed),
                parsed.GetValue(memory),
                common.ReadSwap(parsed),
                parsed.GetValue(common.Seed),
                parsed.GetValue(common.Kernel),
                parsed.GetValue(common.Out))
            {
                Qemu = parsed.GetValue(common.Qemu),
                Runs = common.Runs.Read(parsed),
            },
            common.WantsJson(parsed),
            cancellation));
        return command;
    }

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

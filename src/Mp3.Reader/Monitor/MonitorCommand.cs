// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Strategies;

namespace Mp3.Reader.Monitor;

/// <summary>The command line of the monitor.</summary>
public static class MonitorCommand
{
    private const string Text = "text";
    private const string Csv = "csv";
    private const string Sum = "sum";
    private const string Process = "process";
    private const string Memory = "memory";
    private const string Machine = "machine";
    private const int LargestHz = 1_000_000_000;

    /// <summary>From the repository's root: the course's monitor; every process until Ctrl-C.</summary>
    private static readonly string[] Examples =
    [
        "dotnet run --project src/Mp3.Reader",
        "dotnet run --project src/Mp3.Reader -- --follow --format csv --records process > samples.csv",
        "dotnet run --project src/Mp3.Reader -- --follow --format csv --records machine > machine.csv",
        "dotnet run --project src/Mp3.Reader -- --follow --watermark 600",
        "dotnet run --project src/Mp3.Reader -- --live",
        "dotnet run --project src/Mp3.Reader -- --follow --faults --format csv > faults.csv",
    ];

    /// <summary>Builds the command; it runs in <paramref name="run"/>.</summary>
    public static RootCommand Create(Action<MonitorOptions, ParseResult, CancellationToken> run)
    {
        Option<string> device = new("--device")
        {
            Description = "The module's device, or a file that holds a recorded ring",
            HelpName = "PATH",
            DefaultValueFactory = _ => RingLayout.DevicePath,
        };
        Option<string> format = Choice(
            "--format",
            "text: timestamp, major faults, minor faults, utilization (jiffies); csv: a table",
            Text,
            Csv);
        Option<bool> follow = new("--follow")
        {
            Description = "Go on until Ctrl-C, over ends of processes and reloads of the module",
        };
        Option<int> hz = new("--hz")
        {
            Description = "Jiffies a second in the text form; timestamps count from the ring's epoch",
            HelpName = "N",
            DefaultValueFactory = _ => 1000,
            CustomParser = ParseHz,
        };
        Option<string> records = Choice(
            "--records",
            "sum: one record a tick; process: one a tick and process; csv also: memory of each process; machine",
            Sum,
            Process,
            Memory,
            Machine);

        Option<string> strategy = Choice(
            "--strategy",
            "With --follow: woken by the ring's level, by the module's signal, or looks once a second, with or without "
            + "regard to the writer",
            Name(StrategyKind.Semaphore),
            Name(StrategyKind.Signal),
            Name(StrategyKind.Sequence),
            Name(StrategyKind.Naive));
        Option<ulong?> watermark = new("--watermark")
        {
            Description = "Semaphore: records to wait for; without it, a quarter of the ring or a second",
            HelpName = "N",
            CustomParser = ParseWatermark,
        };

        Option<bool> live = new("--live")
        {
            Description = "Draw the fault rate of each process and the ring's state on the terminal, until Ctrl-C",
        };

        Option<bool> faults = new("--faults")
        {
            Description = "Print every fault of the processes that are traced (T), each as soon as it is known what became of it: "
                + "its address, instruction, access, kind and, of a major one, latency; takes CAP_PERFMON",
        };
        Option<string> faultDevice = new("--fault-device")
        {
            Description = "The module's device of the faults, or a file that holds recorded fault rings",
            HelpName = "PATH",
            DefaultValueFactory = _ => FaultRingsLayout.DevicePath,
        };

        RootCommand command = new("Print what the mp3 module sampled.")
        {
            device, faultDevice, faults, format, follow, hz, live, records, strategy, watermark,
        };
        HelpOption help = command.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelp((HelpAction)help.Action!, Examples);
        command.SetAction((parsed, stop) => Task.Run(
            () =>
            {
                MonitorOptions options = new(
                    parsed.GetRequiredValue(device),
                    parsed.GetRequiredValue(format) == Csv ? OutputFormat.Csv : OutputFormat.Text,
                    parsed.GetValue(follow),
                    parsed.GetValue(hz),
                    Enum.Parse<RecordChoice>(parsed.GetRequiredValue(records), ignoreCase: true),
                    Enum.Parse<StrategyKind>(parsed.GetRequiredValue(strategy), ignoreCase: true),
                    parsed.GetValue(watermark),
                    parsed.GetValue(live))
                {
                    Faults = parsed.GetValue(faults),
                    FaultDevice = parsed.GetRequiredValue(faultDevice),
                };
                if (options is { Watermark: not null, Strategy: not StrategyKind.Semaphore })
                {
                    throw Mp3Exception.Usage("--watermark goes with --strategy semaphore only");
                }

                if (options is { Records: RecordChoice.Memory or RecordChoice.Machine, Format: OutputFormat.Text })
                {
                    throw Mp3Exception.Usage($"--records {parsed.GetRequiredValue(records)} goes with --format csv only");
                }

                Option[] othersThanLive = [format, hz, records, strategy, watermark];
                if (options.Live && FirstGiven(parsed, othersThanLive) is { } other)
                {
                    throw Mp3Exception.Usage($"--live draws instead of printing: leave out {other.Name}");
                }

                Option[] othersThanFaults = [live, records, strategy, watermark];
                if (options.Faults && FirstGiven(parsed, othersThanFaults) is { } unfit)
                {
                    throw Mp3Exception.Usage($"--faults prints faults instead of records: leave out {unfit.Name}");
                }

                if (!options.Faults && FirstGiven(parsed, faultDevice) is not null)
                {
                    throw Mp3Exception.Usage("--fault-device goes with --faults only");
                }

                run(options, parsed, stop);
            },
            CancellationToken.None));
        return command;
    }

    private static Option? FirstGiven(ParseResult parsed, params Option[] options) =>
        Array.Find(options, option => parsed.GetResult(option) is { Implicit: false });

    private static int ParseHz(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int hz)
            || hz is < 1 or > LargestHz)
        {
            result.AddError($"--hz {text}: choose a whole number from 1 to {LargestHz}");
        }

        return hz;
    }

    private static ulong? ParseWatermark(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong records) || records == 0)
        {
            result.AddError($"--watermark {text}: choose a whole number of records, at least 1");
            return null;
        }

        return records;
    }

    private static string Name(StrategyKind kind) => kind.ToString().ToLowerInvariant();

    /// <param name="name">With dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="choices">The first is the default.</param>
    private static Option<string> Choice(string name, string description, params string[] choices)
    {
        Option<string> option = new(name)
        {
            Description = description,
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => choices[0],
        };
        option.CompletionSources.Add(choices);
        string listed = $"{string.Join(", ", choices[..^1])} or {choices[^1]}";
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !choices.Contains(result.Tokens[0].Value, StringComparer.Ordinal))
            {
                result.AddError($"{name} {result.Tokens[0].Value}: choose {listed}");
            }
        });
        return option;
    }
}

// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Mp3.Reader.Monitor;

/// <summary>The command line of the monitor.</summary>
public static class MonitorCommand
{
    private const string Text = "text";
    private const string Csv = "csv";
    private const string Sum = "sum";
    private const string Process = "process";
    private const int LargestHz = 1_000_000_000;

    /// <summary>From the repository's root: the course's monitor; every process until Ctrl-C.</summary>
    private static readonly string[] Examples =
    [
        "dotnet run --project src/Mp3.Reader",
        "dotnet run --project src/Mp3.Reader -- --follow --format csv --records process > samples.csv",
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
            "text: timestamp, major faults, minor faults, utilization (jiffies); csv: all fields",
            Text,
            Csv);
        Option<bool> follow = new("--follow") { Description = "Go on until Ctrl-C" };
        Option<int> hz = new("--hz")
        {
            Description = "Jiffies a second in the text form; timestamps count from the ring's epoch",
            HelpName = "N",
            DefaultValueFactory = _ => 1000,
            CustomParser = ParseHz,
        };
        Option<string> records = Choice(
            "--records", "sum: one record a tick; process: one a tick and process", Sum, Process);

        RootCommand command = new("Print what the mp3 module sampled.") { device, format, follow, hz, records };
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
                    parsed.GetRequiredValue(records) == Process ? RecordChoice.Process : RecordChoice.Sum);
                run(options, parsed, stop);
            },
            CancellationToken.None));
        return command;
    }

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

    private static Option<string> Choice(string name, string description, string standard, string other)
    {
        Option<string> option = new(name)
        {
            Description = description,
            HelpName = $"{standard}|{other}",
            DefaultValueFactory = _ => standard,
        };
        option.CompletionSources.Add(standard, other);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is { } value && value != standard && value != other)
            {
                result.AddError($"{name} {value}: choose {standard} or {other}");
            }
        });
        return option;
    }
}

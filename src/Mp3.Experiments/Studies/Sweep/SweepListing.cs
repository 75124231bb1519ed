// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.Json;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>The runs of a sweep, a line each: name, state, name in the study, parameters, with tabs between them.</summary>
internal static class SweepListing
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes the list.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="runs">The sweep.</param>
    /// <param name="missing">Only those that are missing.</param>
    public static void Write(Stream output, SweepRuns runs, bool missing)
    {
        using var buffered = new BufferedStream(output, BufferSize);
        foreach (byte[] lines in runs.Map(some => Encoding.UTF8.GetBytes(LinesOf(Chosen(some, missing)))))
        {
            buffered.Write(lines);
        }
    }

    /// <summary>Writes the list as one JSON document.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="runs">The sweep.</param>
    /// <param name="missing">Only those that are missing.</param>
    public static void WriteJson(Stream output, SweepRuns runs, bool missing)
    {
        using var buffered = new BufferedStream(output, BufferSize);
        using (var writer = new Utf8JsonWriter(buffered, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("sweep", runs.Digest);
            writer.WriteString("store", runs.Store.Root);
            writer.WriteStartArray("runs");
            foreach (SweepRun run in Chosen(runs.All(), missing))
            {
                writer.WriteStartObject();
                writer.WriteString("name", run.Name.ToString());
                writer.WriteString("state", WordOf(run.State));
                writer.WriteString("run", run.Run.Name);
                writer.WriteStartObject("parameters");
                foreach ((string name, Results.ParameterValue value) in run.Parameters)
                {
                    writer.WriteString(name, value.Text);
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffered.WriteByte((byte)'\n');
    }

    private static IEnumerable<SweepRun> Chosen(IEnumerable<SweepRun> runs, bool missing) =>
        missing ? runs.Where(run => run.State == RunState.Missing) : runs;

    private static string LinesOf(IEnumerable<SweepRun> runs)
    {
        var text = new StringBuilder();
        foreach (SweepRun run in runs)
        {
            text.Append(run.Name).Append('\t').Append(WordOf(run.State)).Append('\t').Append(run.Run.Name);
            foreach ((string name, Results.ParameterValue value) in run.Parameters)
            {
                text.Append('\t').Append(name).Append('=').Append(value.Text);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string WordOf(RunState state) => state switch
    {
        RunState.Stored => "stored",
        RunState.Failed => "failed",
        _ => "missing",
    };
}

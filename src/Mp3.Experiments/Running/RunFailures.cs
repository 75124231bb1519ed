// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.Json.Serialization;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running;

/// <summary>
/// Which runs of a store failed by themselves. Who wants very many runs, on machines that nobody watches, must not try
/// those again for ever; who asks for one by its name may.
/// </summary>
internal sealed class RunFailures
{
    private readonly StoreLayout _layout;

    public RunFailures(StoreLayout layout) => _layout = layout;

    /// <summary>null: it did not fail, or nobody could note it.</summary>
    public FailedRun? Find(RunName name)
    {
        try
        {
            string path = PathOf(name);
            FailureDocument? document = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), FailureContext.Default.FailureDocument) : null;
            return document is null ? null : new FailedRun(name, document.Run, document.Why);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>All names that are noted.</summary>
    public IReadOnlySet<RunName> Names() => StoreLayout.NamesIn(_layout.Failures, areFolders: false).ToHashSet();

    /// <summary>Notes one. A store that can't be written loses the note, and the run is tried again.</summary>
    public void Note(FailedRun failed)
    {
        try
        {
            _layout.Make(_layout.Failures);
            using var draft = EntryDraft.Create(_layout);
            File.WriteAllBytes(draft.Path, JsonSerializer.SerializeToUtf8Bytes(new FailureDocument(failed.Run, failed.Why), FailureContext.Default.FailureDocument));
            _layout.Share(draft.Path);
            File.Move(draft.Path, PathOf(failed.Name), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It costs time, nothing else.
        }
    }

    /// <summary>It may be tried again, or has come to an outcome.</summary>
    public void Forget(RunName name)
    {
        try
        {
            string path = PathOf(name);
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another one's store: the entry counts for more than the note.
        }
    }

    private string PathOf(RunName name) => Path.Combine(_layout.Failures, name.ToString());
}

/// <summary>A note.</summary>
internal sealed record FailureDocument(string Run, string Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FailureDocument))]
internal sealed partial class FailureContext : JsonSerializerContext;

// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Import;

/// <summary>
/// What a user can say so that files are drawn at once. It is found by trying: what comes out here has been read with
/// success, whatever the rules ask one after the other.
/// </summary>
/// <param name="Whys">What the data don't decide.</param>
/// <param name="Said">All options that the user has to type, those that were typed already among them.</param>
/// <param name="Others">Options that may take the place of the same ones in <paramref name="Said"/>.</param>
internal sealed record WayOut(IReadOnlyList<string> Whys, ImportOptions Said, IReadOnlyList<ImportOptions> Others)
{
    /// <summary>More questions than there are options.</summary>
    private const int MostQuestions = 8;

    /// <summary>Finds one; null: no option helps.</summary>
    /// <param name="said">What the user said.</param>
    /// <param name="read">Reads all files.</param>
    public static WayOut? Find(ImportOptions said, Func<ImportOptions, IReadOnlyList<Recording>> read) => Find(said, read, MostQuestions);

    /// <summary>The line to type, and what may be typed instead.</summary>
    public string For(PlotLine line) => line.With(Said)
        + (Others.Count == 0 ? "" : $" (or {string.Join(", or ", Others)})");

    private static WayOut? Find(ImportOptions said, Func<ImportOptions, IReadOnlyList<Recording>> read, int left)
    {
        Question? question = Next(said, read, out bool isRead);
        if (question is null)
        {
            return isRead ? new WayOut([], said, []) : null;
        }

        foreach (ImportOptions answer in left == 0 ? [] : question.Answers)
        {
            if (Find(said.With(answer), read, left - 1) is { } found)
            {
                ImportOptions[] others = [.. question.Answers.Where(other => other != answer && Works(found.Said.With(other), read))];
                return new WayOut([.. found.Whys.Prepend(question.Why).Distinct(StringComparer.Ordinal)], found.Said, [.. others, .. found.Others]);
            }
        }

        // A CPU column that no unit fits keeps nobody from drawing the faults.
        return isRead ? new WayOut([], said, []) : null;
    }

    private static bool Works(ImportOptions said, Func<ImportOptions, IReadOnlyList<Recording>> read) =>
        Next(said, read, out bool isRead) is null && isRead;

    /// <summary>What is asked first; null: nothing, or it can't be read at all.</summary>
    private static Question? Next(ImportOptions said, Func<ImportOptions, IReadOnlyList<Recording>> read, out bool isRead)
    {
        isRead = false;
        try
        {
            IReadOnlyList<Recording> recordings = read(said);
            isRead = true;
            return recordings.Select(one => one.Facts.Open).FirstOrDefault(open => open is not null && open.Answers.Count > 0);
        }
        catch (UndecidedException e)
        {
            return e.Question;
        }
        catch (Mp3Exception)
        {
            return null;
        }
    }
}

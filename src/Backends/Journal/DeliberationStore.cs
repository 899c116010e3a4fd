using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Isegoria.Backends.Journal;

/// <summary>
/// Everything the program keeps, as one EF Core model. Only types that SQLite and PostgreSQL both order and compare
/// alike: text, integers, bytes; times are Unix milliseconds, composed values are JSON text.
/// </summary>
public sealed class DeliberationStore(DbContextOptions<DeliberationStore> options) : DbContext(options)
{
    public DbSet<ConsultationRow> Consultations => Set<ConsultationRow>();
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();
    public DbSet<MessageRow> Messages => Set<MessageRow>();
    public DbSet<TurnRow> Turns => Set<TurnRow>();
    public DbSet<ActivityRow> Activities => Set<ActivityRow>();
    public DbSet<StatementRow> Statements => Set<StatementRow>();
    public DbSet<VoteRow> Votes => Set<VoteRow>();
    public DbSet<AnswerRow> Answers => Set<AnswerRow>();
    public DbSet<ConsentRow> Consents => Set<ConsentRow>();
    public DbSet<RequestRow> Requests => Set<RequestRow>();
    public DbSet<ModelUseRow> ModelUses => Set<ModelUseRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<PassageRow> Passages => Set<PassageRow>();
    public DbSet<VectorRow> Vectors => Set<VectorRow>();

    public DbSet<AccessLinkRow> AccessLinks => Set<AccessLinkRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<LiveSessionRow> Sessions => Set<LiveSessionRow>();
    public DbSet<SessionMemberRow> Members => Set<SessionMemberRow>();
    public DbSet<HeldReplyRow> HeldReplies => Set<HeldReplyRow>();
    public DbSet<LookupRow> Lookups => Set<LookupRow>();
    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();
    public DbSet<ObjectionRow> Objections => Set<ObjectionRow>();

    public DbSet<CaucusRow> Caucuses => Set<CaucusRow>();
    public DbSet<CandidateRow> Candidates => Set<CandidateRow>();
    public DbSet<OpinionRow> Opinions => Set<OpinionRow>();
    public DbSet<BallotRow> Ballots => Set<BallotRow>();
    public DbSet<CritiqueRow> Critiques => Set<CritiqueRow>();
    public DbSet<EndorsementRow> Endorsements => Set<EndorsementRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConsultationRow>().HasKey(r => r.Id);
        modelBuilder.Entity<ConversationRow>().HasKey(r => r.Id);

        modelBuilder.Entity<MessageRow>(m =>
        {
            m.HasKey(r => r.Sequence);
            m.HasIndex(r => r.ActivityId).IsUnique();
            m.HasIndex(r => r.Answered);
        });

        modelBuilder.Entity<TurnRow>(t =>
        {
            t.HasKey(r => r.Sequence);
            t.HasIndex(r => r.ActivityId).IsUnique();
            t.HasIndex(r => new { r.ConversationId, r.Number }).IsUnique();
            t.HasIndex(r => r.SentAt);
            t.HasIndex(r => new { r.ConsultationId, r.Sequence });
        });

        modelBuilder.Entity<ActivityRow>(a =>
        {
            a.HasKey(r => new { r.ConversationId, r.Sequence });
            a.HasIndex(r => new { r.ConversationId, r.Id }).IsUnique();
        });

        modelBuilder.Entity<StatementRow>(s =>
        {
            s.HasKey(r => new { r.ConsultationId, r.Id });
            s.HasIndex(r => r.ConversationId);
        });
        modelBuilder.Entity<VoteRow>(v =>
        {
            v.HasKey(r => new { r.ConversationId, r.StatementId });
            v.HasIndex(r => r.ConsultationId);
        });
        modelBuilder.Entity<AnswerRow>().HasKey(r => new { r.ConversationId, r.Step });
        modelBuilder.Entity<ConsentRow>().HasKey(r => new { r.ConversationId, r.Purpose });
        modelBuilder.Entity<RequestRow>(q =>
        {
            q.HasKey(r => r.Sequence);
            q.HasIndex(r => r.ConsultationId);
            q.HasIndex(r => r.ConversationId);
        });

        Staff(modelBuilder);
        Mediation(modelBuilder);
        modelBuilder.Entity<ModelUseRow>().HasKey(r => r.ConsultationId);

        modelBuilder.Entity<DocumentRow>(d =>
        {
            d.HasKey(r => r.Id);
            d.HasIndex(r => r.ConsultationId);
        });
        modelBuilder.Entity<PassageRow>(p =>
        {
            p.HasKey(r => r.Id);
            p.HasIndex(r => r.DocumentId);
            p.HasOne<DocumentRow>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<VectorRow>(v =>
        {
            v.HasKey(r => new { r.PassageId, r.Encoder });
            v.HasOne<PassageRow>().WithMany().HasForeignKey(r => r.PassageId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Mediation(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaucusRow>(c =>
        {
            c.HasKey(r => r.Id);
            c.HasIndex(r => r.ConsultationId);
            c.HasIndex(r => r.Open);
        });
        modelBuilder.Entity<CandidateRow>(c =>
        {
            c.HasKey(r => new { r.CaucusId, r.Id });
            c.HasIndex(r => r.Quoted);
        });
        modelBuilder.Entity<OpinionRow>(o =>
        {
            o.HasKey(r => new { r.CaucusId, r.ConversationId });
            o.HasIndex(r => r.ConversationId);
        });
        modelBuilder.Entity<BallotRow>(b =>
        {
            b.HasKey(r => new { r.CaucusId, r.ConversationId, r.Round });
            b.HasIndex(r => r.ConversationId);
        });
        modelBuilder.Entity<CritiqueRow>(c =>
        {
            c.HasKey(r => new { r.CaucusId, r.ConversationId });
            c.HasIndex(r => r.ConversationId);
        });
        modelBuilder.Entity<EndorsementRow>(e =>
        {
            e.HasKey(r => new { r.CaucusId, r.ConversationId });
            e.HasIndex(r => r.ConversationId);
        });
    }

    private static void Staff(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AccessLinkRow>().HasKey(r => r.Digest);
        modelBuilder.Entity<AuditRow>(a =>
        {
            a.HasKey(r => r.Sequence);
            a.HasIndex(r => r.ConsultationId);
        });
        modelBuilder.Entity<LiveSessionRow>(s =>
        {
            s.HasKey(r => r.Id);
            s.HasIndex(r => r.Code).IsUnique();
            s.HasIndex(r => r.ConsultationId);
        });
        modelBuilder.Entity<SessionMemberRow>(m =>
        {
            m.HasKey(r => new { r.SessionId, r.ConversationId });
            m.HasIndex(r => r.ConversationId);
        });
        modelBuilder.Entity<HeldReplyRow>(h =>
        {
            h.HasKey(r => r.ActivityId);
            h.HasIndex(r => new { r.DecidedAt, r.Until });
            h.HasIndex(r => r.ConversationId);
        });
        modelBuilder.Entity<LookupRow>(l =>
        {
            l.HasKey(r => r.Sequence);
            l.HasOne<TurnRow>().WithOne(t => t.Lookup).HasForeignKey<LookupRow>(r => r.Sequence).OnDelete(DeleteBehavior.Cascade);
            l.HasIndex(r => new { r.ConsultationId, r.Verdict, r.Sequence });
            l.HasIndex(r => new { r.ConsultationId, r.Stage, r.Sequence });
            l.HasIndex(r => r.ConversationId);
        });
        modelBuilder.Entity<ReviewRow>(r =>
        {
            r.HasKey(row => row.Sequence);
            r.HasIndex(row => row.ActivityId);
            r.HasIndex(row => row.ConsultationId);
        });
        modelBuilder.Entity<ObjectionRow>(o =>
        {
            o.HasKey(r => r.Sequence);
            o.HasIndex(r => r.ActivityId).IsUnique();
            o.HasIndex(r => r.ConsultationId);
            o.HasIndex(r => r.ConversationId);
        });
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

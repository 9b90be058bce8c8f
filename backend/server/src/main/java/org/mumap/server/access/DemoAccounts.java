package org.mumap.server.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mumap.server.Settings;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The accounts that exist by default in demo mode, all with one known password; never in a county's own database. */
@Component
@ConditionalOnProperty("mumap.demo")
@DependsOnDatabaseInitialization
public class DemoAccounts implements InitializingBean {

    /** Password of every demo account. */
    public static final String PASSWORD = "mumap-demo";

    private final Accounts accounts;
    private final PasswordEncoder encoder;

    DemoAccounts(Accounts accounts, PasswordEncoder encoder, Settings settings) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    @Override
    public void afterPropertiesSet() {
        String hash = encoder.encode(PASSWORD);
        for (Account account : list()) {
            accounts.add(account, hash, true);
        }
    }

    /** The accounts of the contract. */
    public static List<Account> list() {
        return List.of(
                county(
                        "bureau",
                        "自然资源局 · 利用科",
                        "Natural resources bureau",
                        "自然资源局",
                        "today",
                        Permission.IMPORT,
                        Permission.SCHEME,
                        Permission.IDLE_ACT,
                        Permission.SITING),
                new Account(
                        "park1",
                        "开发区 · 招商部",
                        "Park office P01",
                        "青溪经济开发区",
                        false,
                        List.of("P01"),
                        List.of(),
                        EnumSet.of(Permission.IMPORT_PARK, Permission.SITING, Permission.THRESHOLD),
                        "siting"),
                county(
                        "economy",
                        "经信局 · 评价办",
                        "Economy bureau",
                        "经信局",
                        "permu",
                        Permission.IMPORT_RETURNS,
                        Permission.SCHEME,
                        Permission.THRESHOLD),
                county(
                        "office",
                        "县重点项目办",
                        "Key project office",
                        "重点办",
                        "projects",
                        Permission.IMPORT_PROJECTS,
                        Permission.PROJECT),
                county("leader", "县领导", "County leader", "县政府", "projects", Permission.INSTRUCT),
                new Account(
                        "inspector",
                        "沙河国土所",
                        "Shahe land office",
                        "国土所",
                        false,
                        List.of(),
                        List.of("沙河镇", "石桥镇"),
                        EnumSet.of(Permission.FIELD_CHECK),
                        "map"),
                new Account(
                        "admin",
                        "系统管理员",
                        "Administrator",
                        "信息中心",
                        false,
                        List.of(),
                        List.of(),
                        EnumSet.of(Permission.ACCOUNTS),
                        "settings"));
    }

    private static Account county(
            String username, String name, String nameEn, String office, String home, Permission... may) {
        return new Account(username, name, nameEn, office, true, List.of(), List.of(), Set.of(may), home);
    }
}
